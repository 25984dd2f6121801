"""Given names and places that are often written, for suggestions; words that mean something else are left out."""

from __future__ import annotations

_FIRST_NAMES = """
    adrian agnes aisha albert alessandro alex alexander alexandra alfred ali alice alina amelie ana andrea
    andreas andrew angela angelika anita anja anna anne annette anton antonio arben ayse barbara beat beate
    beatrice ben benjamin bernd bernhard bettina birgit björn brigitte bruno carina carla carlo carmen carol
    caroline charles charlotte chiara christa christian christina christine christoph clara claudia claudio
    corinne cornelia dagmar daniel daniela david deborah denise diana dieter dirk dominik dora doris dorothea
    edith eduard edward elena eliane elias elif elisa elisabeth elizabeth ella emil emily emine emma erich
    erika erwin esther eva fabian fabio fatima fatma felix ferdinand flavia florian francesca francesco franz
    franziska fredi frieda friedrich fritz gabriel gabriela gabriele georg george gerda gerhard giovanni
    gisela giulia giuseppe gregor gudrun guido günter hanna hannah hannes hans harald harry hasan heidi heike
    heinrich heinz helen helena helga helmut henry herbert hermann hildegard holger horst hugo ibrahim ingrid
    irene iris isabel isabelle jack jakob james jan jana jane janine jasmin jean jennifer jens jessica joachim
    johann johanna johannes john jonas josef joseph julia julian jörg jürg jürgen karin karl katharina kathrin
    katja kerstin kevin klaus konrad kurt lara lars laura lea lena leo leon leonie linda lisa livia lorena
    lorenz louis luca lucas luisa lukas manfred manuel manuela marc marcel marco margrit maria marianne mario
    marion markus marlies marta martha martin martina mary mathias matteo matthias maurice max maximilian
    mehmet melanie mia michael michel michele michelle miriam mohamed mohammed monica monika moritz mustafa
    nadia nadine natalie nathalie nicola nicolas nicole niklas nils nina noah norbert olga oliver olivia oskar
    otto pascal patricia patrick paul paula pauline peter petra philip philipp pia rafael rahel rainer ralf
    ramona raphael rebecca regina regula reinhard renate rené reto richard rita robert roberto robin roger
    roland rolf roman ronald rosmarie rudolf ruth sabine sabrina salome samuel sandra sara sarah sascha
    sebastian selina sergio silke silvia simon simone sofia sonja sophia sophie stefan stefanie stephan
    stephanie steven susan susanne sven svenja sylvia tamara tanja tanya teresa theodor theresa thomas tim
    timo tobias tom ueli ulrich ulrike urs ursula ute uwe valentina vanessa vera verena veronika victor viktor
    vincent vreni walter werner wilhelm william wolfgang xenia yannick yasmin yusuf yves yvonne zoe
"""
_PLACES = """
    aarau aargau altdorf appenzell augsburg baden basel bellinzona berlin bern berne biel bochum bonn bozen
    bregenz bremen brugg brüssel burgdorf chemnitz chur davos dortmund dresden duisburg düsseldorf emmen
    erfurt essen frauenfeld freiburg fribourg geneva genf genève glarus graubünden graz halle hamburg hannover
    heidelberg herisau innsbruck jura karlsruhe kassel kiel klagenfurt konstanz kreuzlingen köln langenthal
    lausanne leipzig liestal linz locarno london lucerne lugano luzern lübeck magdeburg mainz mannheim
    martigny montreux munich münchen münster neuchâtel neuenburg nidwalden nürnberg obwalden olten paris
    potsdam rapperswil regensburg rostock salzburg sarnen schaffhausen schwyz sion sitten solothurn stans
    stuttgart tessin thun thurgau ticino uri uster vaduz valais vienna waadt wallis wettingen wien wiesbaden
    wil winterthur wolfsburg würzburg zug zurich zürich
"""
FIRST_NAMES = frozenset(_FIRST_NAMES.split())
PLACES = frozenset(_PLACES.split())
