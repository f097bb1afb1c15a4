"""Termbases as other programs write them."""

from __future__ import annotations

TBX_2 = """<?xml version='1.0' encoding="UTF-8"?>
<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">
<martif type="TBX" xml:lang="en">
  <martifHeader><fileDesc><sourceDesc><p>From a tool</p></sourceDesc></fileDesc></martifHeader>
  <text><body>
    <termEntry id="c5">
      <descrip type="definition">American sinologist.</descrip>
      <langSet xml:lang="en-US">
        <tig><term>R. Daly</term><termNote type="termType">abbreviation</termNote></tig>
        <ntig><termGrp><term>Robert Daly</term>
          <termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></termGrp></ntig>
        <tig><term>Dai Bo</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></tig>
      </langSet>
      <langSet xml:lang="zh_TW"><tig><term>戴博</term></tig></langSet>
    </termEntry>
    <termEntry id="c6"><langSet xml:lang="de"><tig><term>nur deutsch</term></tig></langSet></termEntry>
  </body></text>
</martif>
"""
TBX_DCT = """<?xml version="1.0" encoding="UTF-8"?>
<tbx type="TBX-Basic" style="dct" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"
     xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic">
  <tbxHeader><fileDesc><sourceDesc><p>From a tool</p></sourceDesc></fileDesc></tbxHeader>
  <text><body>
    <conceptEntry id="c7">
      <min:subjectField>place</min:subjectField>
      <basic:definition>country</basic:definition>
      <langSec xml:lang="en">
        <termSec><term>Eswatini</term><min:administrativeStatus>preferredTerm-admn-sts</min:administrativeStatus></termSec>
        <termSec><term>Swaziland</term>
          <min:administrativeStatus>supersededTerm-admn-sts</min:administrativeStatus></termSec>
      </langSec>
      <langSec xml:lang="zh-CN"><termSec><term>斯威
        士兰</term></termSec></langSec>
    </conceptEntry>
  </body></text>
</tbx>
"""
HEAD = """<tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2">
<tbxHeader><fileDesc><sourceDesc><p>From a tool</p></sourceDesc></fileDesc></tbxHeader><text><body>
"""
TAIL = "</body></text></tbx>\n"


def entry(number: int, *terms: tuple[str, str]) -> str:
    """Return a concept entry on one line, with terms and their languages."""
    said = "".join(
        f'<langSec xml:lang="{lang}"><termSec><term>{term}</term></termSec></langSec>' for term, lang in terms
    )
    return f'<conceptEntry id="c{number}">{said}</conceptEntry>\n'
