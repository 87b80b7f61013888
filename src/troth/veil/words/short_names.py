"""Short forms of first names in Polish, Italian, Dutch, Portuguese, Spanish, French and German.

Written for Troth. A line has the full name first, all without accents. What is a plain word, too
(the Dutch `Ton`, the Spanish `Fer`), is left out.
"""

from typing import Final

FAMILIES: Final = """
agnieszka aga agusia
aleksander olek
aleksandra ola olka
andrzej jedrek
barbara basia baska
bartosz bartek
dariusz darek
elzbieta ela elka
grzegorz grzesiek grzes grzesiu
jakub kuba
jaroslaw jarek
jerzy jurek
joanna joasia aska
katarzyna kasia kaska kasienka
krzysztof krzysiek krzys krzychu
lukasz lukaszek
maciej maciek
magdalena magda madzia
malgorzata gosia malgosia goska
mateusz mati
miroslaw mirek
pawel pawelek
piotr piotrek piotrus
przemyslaw przemek
ryszard rysiek
slawomir slawek
stanislaw staszek
szymon szymek
tadeusz tadek
tomasz tomek
wladyslaw wladek
wojciech wojtek
zbigniew zbyszek
zuzanna zuzia zuza
domenico mimmo
giovanni gianni
giuseppe beppe peppe
luigi gigi
raffaele lello
salvatore toto
vincenzo enzo
adriaan arie
antonius toon
catharina toos
cornelis kees
hendrik henk
jacobus koos
willem wim
beatriz bia
guilherme gui
henrique rique
joao joaozinho
sebastiao tiao
alejandra jandra
concepcion concha conchi
dolores lola
enrique quique kike
graciela chela
guillermo guille
jesus chuy
joaquin quino
luis lucho
ramon moncho
ricardo richi
rodrigo rodri
rosario charo
caroline caro
emmanuel manu
guillaume guigui
matthieu mathieu
sebastien seb
veronique vero
andreas andi
angelika geli
brigitte gitti
christoph chris
dominik domi
ferdinand ferdi
florian flo
georg schorsch
gertrud trudi
joachim achim jochen
manfred manni
ursula uschi
veronika vroni
"""
