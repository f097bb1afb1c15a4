"""``python -m namenorm`` is ``namenorm``."""

from namenorm.cli import main

if __name__ == "__main__":
    main()
