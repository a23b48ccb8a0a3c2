"""Where one type of event ends and the next begins, by PLOVER's manual, on whole sentences (`expected`)."""

from __future__ import annotations

import pytest

from dragoman.claims.acts.matching import matches
from dragoman.claims.syntax import Syntax
from dragoman.documents import split
from tests.builders import document
from tests.claims.expected import missed, reader, sentences

BOUNDARIES = """
# A meeting to come is no CONSULT yet: a claim says so by its stance, PLOVER by AGREE (below)

The foreign ministers of Iran and Turkey met in Ankara.
    outlet asserts CONSULT IRN = TUR
The foreign ministers of Iran and Turkey will meet in Ankara next week.
    outlet expects CONSULT IRN = TUR
    never CONSULT
Putin and Xi are to hold talks in Beijing on Friday.
    outlet expects CONSULT RUS = CHN
    never CONSULT

# A withdrawal that is announced and one that is done

Russia withdrew its troops from Syria.
    outlet asserts RETREAT RUS > SYR
Ethiopian forces have pulled out of Somalia.
    outlet asserts RETREAT ETH > SOM
The United States will withdraw its troops from Afghanistan next year.
    outlet expects RETREAT USA > AFG
    never RETREAT
Russia announced the withdrawal of its troops from Syria.
    RUS expects RETREAT RUS > SYR
    never RETREAT

# A complaint through diplomats is ACCUSE, neither CONSULT nor PROTEST

Turkey summoned the American ambassador over the remarks.
    outlet asserts ACCUSE TUR > USA
    without CONSULT PROTEST REQUEST
France called in the Italian ambassador.
    outlet asserts ACCUSE FRA > ITA
    without CONSULT PROTEST REQUEST
Poland lodged a formal protest with Belarus.
    outlet asserts ACCUSE POL > BLR
    without CONSULT PROTEST
Japan protested to China over the patrol.
    outlet asserts ACCUSE JPN > CHN
    without CONSULT PROTEST

# Who says that another must do something asks it of them; what ought to be done by oneself is no request

Egypt said on Sunday that Israel must reopen the crossing.
    outlet asserts REQUEST EGY > ISR
The Kenyan president insisted that Somalia has to withdraw its troops from the border.
    outlet asserts REQUEST KEN > SOM
Germany said that Poland had closed the bridge.
    without REQUEST

# A visit and whoever arrives for one

Colombian President Gustavo Petro arrived in Caracas on an official visit.
    outlet asserts CONSULT COL > VEN

# Inspectors are sent to look into things, soldiers to stand there

The IAEA sent inspectors to Iran.
    outlet asserts ACCUSE iaea > IRN
    without MOBILIZE AID

# A joint exercise is COOPERATE, one alone MOBILIZE

The United States and South Korea held joint military exercises.
    outlet asserts COOPERATE USA = KOR
    without MOBILIZE
India began joint naval drills with Japan.
    outlet asserts COOPERATE IND = JPN
    without MOBILIZE
Russia held large military exercises near the Ukrainian border.
    outlet asserts MOBILIZE RUS > UKR
    without COOPERATE
North Korea staged live-fire drills.
    outlet asserts MOBILIZE PRK > nobody
    without COOPERATE

# Troops that move in a reported attack are part of it

Russian troops crossed into Georgia and shelled Georgian villages.
    outlet asserts ASSAULT RUS > GEO
    without MOBILIZE
Iran deployed drones in its attack on Saudi Arabia.
    outlet asserts ASSAULT IRN > SAU
    without MOBILIZE

# Combatants are abducted (ASSAULT), goods are seized and others arrested (COERCE)

Hezbollah captured two Israeli soldiers.
    outlet asserts ASSAULT hezbollah > ISR
    without COERCE
Ukrainian forces took Russian soldiers prisoner.
    outlet asserts ASSAULT UKR > RUS
    without COERCE
The Taliban seized three Afghan soldiers.
    outlet asserts ASSAULT taliban > AFG
    without COERCE
Iran seized a British tanker.
    outlet asserts COERCE IRN > GBR
    without ASSAULT

# Ground that is taken by force is ASSAULT, so is a building set on fire; what is forbidden is COERCE

Rwandan troops captured a Congolese town.
    outlet asserts ASSAULT RWA > COD
Turkish soldiers set fire to a Syrian village.
    outlet asserts ASSAULT TUR > SYR
The Red Cross evacuated the wounded from Sudan.
    without RETREAT ASSAULT

# An army that brings relief gives AID

American soldiers are distributing food to Haitians.
    outlet asserts AID USA > HTI
    without MOBILIZE
Japan sent troops to Nepal to help earthquake victims.
    outlet asserts AID JPN > NPL
    fails: a row cannot ask what troops are sent for

# What a protest is about is no REQUEST of its own

Iraqis protested outside the Iranian embassy, demanding an end to Iranian interference.
    outlet asserts PROTEST IRQ > IRN
    without REQUEST
Thousands of Pakistanis demonstrated against the United States to demand an end to drone strikes.
    outlet asserts PROTEST PAK > USA
    without REQUEST

# Cutting what was given or shared is SANCTION, and so are formal sanctions

The United States cut military aid to Egypt.
    outlet asserts SANCTION USA > EGY
    without AID
Britain froze its aid to Rwanda.
    outlet asserts SANCTION GBR > RWA
    without AID
Saudi Arabia halted oil shipments to Egypt.
    outlet asserts SANCTION SAU > EGY
    without AID COOPERATE
The United States ended intelligence sharing with Pakistan.
    outlet asserts SANCTION USA > PAK
    without COOPERATE
Washington halted cooperation with Moscow.
    outlet asserts SANCTION USA > RUS
    without COOPERATE
Canada broke off relations with Iran.
    outlet asserts SANCTION CAN > IRN
    without ALLY
The European Union imposed sanctions on Belarus.
    outlet asserts SANCTION eu > BLR
    without COERCE

# To threaten, to promise and to refuse are acts towards those to whom it would be done, if it would be no harm

Turkey threatened to attack Syria.
    outlet asserts THREATEN TUR > SYR
    never ASSAULT
Germany promised to send tanks to Ukraine.
    outlet asserts AGREE DEU > UKR
    never AID MOBILIZE
India offered to help Nepal.
    outlet asserts AGREE IND > NPL
    never AID
Iran refused to meet American negotiators.
    outlet asserts REJECT IRN > USA
    never CONSULT
Hungary refused to send weapons to Ukraine.
    outlet asserts REJECT HUN > UKR
    never AID
China refused to condemn Russia.
    outlet denies ACCUSE CHN > RUS
    without REJECT
    fails: the claim head alone ties Russia to the refusal
Jordan agreed to expel Syrian diplomats.
    outlet expects SANCTION JOR > SYR
    without AGREE
Russia promised to punish Turkey.
    RUS expects SANCTION RUS > TUR
    without AGREE
    fails: the claim head alone ties Turkey to the promise

# A meeting that is cancelled is REJECT

Russia cancelled a meeting with Ukrainian officials.
    outlet asserts REJECT RUS > UKR
    without CONSULT
Pakistan called off talks with India.
    outlet asserts REJECT PAK > IND
    without CONSULT
The Saudi king cancelled his visit to Lebanon.
    outlet asserts REJECT SAU > LBN
    without CONSULT
Iran walked out of talks with Iraq.
    outlet asserts REJECT IRN > IRQ

# Those who are expelled: the manual has COERCE in one place, SANCTION in another; here SANCTION

Britain expelled twenty Russian diplomats.
    outlet asserts SANCTION GBR > RUS
    without COERCE
Ecuador expelled the Mexican ambassador.
    outlet asserts SANCTION ECU > MEX
    without COERCE
"""


@pytest.mark.parametrize(("text", "expected"), sentences(BOUNDARIES))
def test_boundary(text: str, expected: tuple[str, ...]):
    assert not missed(text, expected)


@pytest.mark.parametrize(
    ("text", "word", "plain", "announced"),
    [
        ("The foreign ministers of Iran and Turkey will meet in Ankara next week.", "meet", "CONSULT", "AGREE"),
        ("The United States will withdraw its troops from Afghanistan next year.", "withdraw", "RETREAT", "CONCEDE"),
    ],
)
def test_plover_has_types_of_its_own_for_what_is_announced(text: str, word: str, plain: str, announced: str):
    syntax = Syntax(reader().read(split(document(text)))[0])
    at = syntax.lower.index(word)
    assert matches(syntax, at)[0].type == plain
    assert matches(syntax, at, announced=True)[0].type == announced
