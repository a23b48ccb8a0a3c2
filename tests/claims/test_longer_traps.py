"""More sentences of `test_traps`: with more around the word that makes the difference, and of rarer kinds."""

from __future__ import annotations

import pytest

from tests.claims.expected import missed, sentences

TRAPS = """
The Herald said a senior American official denied that Washington had bombed Yemen.
    USA denies ASSAULT USA > YEM
    never ASSAULT
A spokesman for the Kremlin told reporters on Monday that reports of Russian troops entering Belarus were untrue.
    RUS denies MOBILIZE/ASSAULT/COERCE RUS > BLR
    never MOBILIZE ASSAULT
Chinese officials told diplomats that Beijing is not arming Russia, two people familiar with the talks said.
    CHN denies AID/COOPERATE CHN > RUS
    never AID COOPERATE
Iran's foreign minister said accusations that Tehran had armed the Houthis were baseless.
    IRN denies AID IRN > houthis
    never AID
"There were no Russian soldiers in Ukraine," the Russian defence minister insisted.
    never MOBILIZE ASSAULT
Asked whether Israel had struck the Syrian port, the Israeli spokesman declined to comment.
    never ASSAULT
Pakistan, which denies supporting the Taliban, called for talks.
    PAK denies SUPPORT/AID PAK > taliban
    never SUPPORT AID
Pakistan has always denied giving any support to the Taliban.
    PAK denies SUPPORT/AID PAK > taliban
    never SUPPORT AID
Rwanda denies backing the M23 rebels in Congo.
    never SUPPORT AID
The accusation that Sudan had shelled Chad was false, the Sudanese army said.
    SDN denies ASSAULT SDN > TCD
    never ASSAULT
Greece's claim that Turkish jets had violated its airspace was dismissed by Ankara.
    TUR denies COERCE TUR > GRC
    GRC asserts COERCE TUR > GRC
The United States has provided no proof that Iran attacked the tankers belonging to Norway.
    never ASSAULT
Kuwait said it was unaware of any Iraqi attack on Saudi Arabia.
    never ASSAULT
At no time did Japan threaten China, the minister said.
    never THREATEN
None of the Gulf states has sent troops to Yemen.
    never MOBILIZE AID
Nobody in Warsaw has accused Germany of arming Belarus.
    never ACCUSE AID
Vietnam has neither condemned nor supported Russia.
    outlet denies ACCUSE VNM > RUS
    outlet denies SUPPORT VNM > RUS
    never ACCUSE SUPPORT
Kenya never intended to invade Somalia.
    never ASSAULT MOBILIZE
India has so far avoided criticising Russia over the war.
    outlet denies ACCUSE IND > RUS
    never ACCUSE
Syria is not a member of NATO.
    never ALLY
Iran has little interest in attacking Iraq.
    never ASSAULT
Armenia lacks the means to attack Azerbaijan.
    never ASSAULT
Nothing suggests that North Korea has sold missiles to Myanmar.
    never AID COOPERATE
Serbia has ruled out any recognition of Kosovo.
    outlet asserts REJECT SRB > XKX
    never SUPPORT CONCEDE
Hungary blocked the European Union from imposing sanctions on Russia.
    never SANCTION
The Security Council failed to agree on sanctions against Syria.
    never SANCTION AGREE
Talks between India and Pakistan broke down before any agreement was signed.
    never AGREE
Turkish officials stopped short of confirming that their jets had struck Iraq.
    never ASSAULT
South Korea is expected to sell tanks to Poland.
    outlet expects AID/COOPERATE KOR > POL
    never AID COOPERATE
The White House is weighing sanctions against Georgia.
    USA hedges SANCTION USA > GEO
    never SANCTION
Egypt's army stands ready to strike Ethiopia.
    outlet expects/hedges ASSAULT EGY > ETH
    never ASSAULT
Analysts fear an Iranian attack on Israel.
    never ASSAULT
Azerbaijan is preparing to attack Armenia, Yerevan said.
    ARM expects ASSAULT AZE > ARM
    never ASSAULT
An invasion of Taiwan by China would be a disaster.
    outlet supposes ASSAULT CHN > TWN
    never ASSAULT
A Chinese invasion of Taiwan is not inevitable.
    never ASSAULT
Washington has warned of a possible Russian attack on Moldova.
    never ASSAULT
North Korea threatened to turn Seoul into a sea of fire.
    never ASSAULT
The Taliban are about to sign a peace agreement with the United States.
    outlet expects AGREE taliban = USA
    never AGREE
It is possible that Russia shot down the airliner, Dutch investigators said.
    never ASSAULT
Eritrea may already have withdrawn its soldiers from Ethiopia.
    outlet hedges RETREAT ERI > ETH
    never RETREAT
Iran will resume talks with the United States provided that Washington lifts its sanctions.
    never CONSULT CONCEDE RETREAT
Belarus said it would send troops to Ukraine if its territory was attacked.
    never MOBILIZE AID ASSAULT
Were Russia to attack Estonia, Britain would send troops.
    never ASSAULT MOBILIZE AID
In the event of a Turkish attack on Greece, France would help Athens.
    never ASSAULT AID
Without American aid, Ukraine would have surrendered to Russia.
    never RETREAT CONCEDE
Ankara wants Sweden to extradite Kurdish militants.
    never COOPERATE
Libya has called on Turkey to withdraw its troops.
    outlet asserts REQUEST LBY > TUR
    never RETREAT
The United Nations urged Saudi Arabia to stop bombing Yemen.
    outlet asserts REQUEST un > SAU
Serbia should recognise Kosovo, the German chancellor said.
    never SUPPORT CONCEDE
Qatar offered to mediate between Iran and the United States.
    never CONSULT
The congressman proposed cutting aid to Pakistan.
    never SANCTION AID
Venezuela demanded an apology from Colombia.
    outlet asserts REQUEST VEN > COL
    never CONCEDE
Egypt postponed the visit of its foreign minister to Sudan.
    never CONSULT
Germany has stopped arms exports to Saudi Arabia.
    outlet asserts SANCTION DEU > SAU
    never AID COOPERATE
An Iranian plot to kill the Saudi ambassador was foiled by American agents.
    never ASSAULT
Ukraine thwarted a Russian attempt to seize the port.
    never COERCE ASSAULT
The Senate rejected a bill to arm Syrian rebels.
    never AID
Kosovo scrapped its plan to ban Serbian goods.
    never SANCTION COERCE
The ceasefire between Armenia and Azerbaijan never took effect.
    never RETREAT AGREE

# Every which way

Iran has vowed never to attack Saudi Arabia.
    never ASSAULT
Kenya said it would not send troops to Haiti.
    KEN denies MOBILIZE/AID KEN > HTI
    never MOBILIZE AID
Russia will not attack Ukraine, the Kremlin spokesman said.
    RUS denies ASSAULT RUS > UKR
    never ASSAULT
The ambassador rejected suggestions that China was arming Russia.
    never AID
Britain is not convinced that Iran attacked the tankers.
    never ASSAULT
Finland sees no sign that Russia is preparing to attack Estonia.
    never ASSAULT
The Saudis dispute that their planes bombed Yemen.
    SAU denies ASSAULT SAU > YEM
    never ASSAULT
Reports that Serbia had invaded Kosovo turned out to be false.
    never ASSAULT
Moscow refuses to say whether it has sent troops to Libya.
    never MOBILIZE AID
Israel would neither confirm nor deny that it had bombed Syria.
    ISR hedges ASSAULT ISR > SYR
    never ASSAULT
Cambodia denies ever having attacked Thailand.
    KHM denies ASSAULT KHM > THA
    never ASSAULT
A Russian attack on Poland is unthinkable.
    never ASSAULT
Nobody believes that Canada will attack the United States.
    never ASSAULT
Turkey almost attacked Greece in 1996.
    never ASSAULT
The treaty would oblige Germany to defend Poland.
    never AID ASSAULT
Japan has long resisted calls to arm Ukraine.
    never AID
American officials worried that Pakistan was arming the Taliban.
    never AID
Iran pretended to withdraw its troops from Syria.
    never RETREAT
The two Koreas never signed a peace treaty.
    never AGREE
It is up to Iran whether it supports Hamas.
    never SUPPORT
Suppose that China invaded Taiwan.
    never ASSAULT
Only if Serbia recognises Kosovo will the European Union resume talks with Serbia.
    never SUPPORT CONSULT
The supposed alliance between Iran and Russia worries Israel.
    never ALLY
Would-be mediators have urged Ethiopia not to attack Eritrea.
    never ASSAULT
The army was told not to fire on Sudanese soldiers.
    never ASSAULT
Colombia has been falsely accused of attacking Venezuela.
    never ASSAULT
Contrary to reports, Egypt did not bomb Libya.
    outlet denies ASSAULT EGY > LBY
    never ASSAULT
Far from attacking Iran, Israel is talking to Iran.
    never ASSAULT
Without proof, Poland blamed Russia for the explosion.
    outlet asserts ACCUSE POL > RUS
Uganda withdrew from Congo only after it had attacked Rwanda.
    outlet asserts ASSAULT UGA > RWA
Had it not been for Turkey, Armenia would have attacked Azerbaijan.
    never ASSAULT
Saudi Arabia disputes that its planes bombed Yemen.
    SAU denies ASSAULT SAU > YEM
    never ASSAULT
Chad said Sudan had shelled a Chadian village, but Khartoum denied it.
    TCD asserts ASSAULT SDN > TCD
    SDN denies ASSAULT SDN > TCD

# A charge that is denied in the next sentence

Ukraine's president said on Friday that Iran had supplied Russia with drones. Tehran denied the charge.
    UKR asserts AID IRN > RUS
    IRN denies AID IRN > RUS
    outlet never AID
Officials in Kyiv said Belarus had sent troops to Ukraine. Minsk denied it.
    UKR asserts AID/MOBILIZE BLR > UKR
    BLR denies AID/MOBILIZE BLR > UKR
    outlet never AID MOBILIZE
Armenia said Turkey had shelled an Armenian village. The claim was rejected by Ankara.
    ARM asserts ASSAULT TUR > ARM
    TUR denies ASSAULT TUR > ARM
    outlet never ASSAULT
"""


@pytest.mark.parametrize(("text", "expected"), sentences(TRAPS))
def test_trap(text: str, expected: tuple[str, ...]):
    assert not missed(text, expected)
