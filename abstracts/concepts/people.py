"""Given names that are common in Italy: by them a person's name is told from the name of a thing."""

from __future__ import annotations

import re

_GIVEN = """
    adriana adriano agata agnese agostino alberto aldo alessandra alessandro alessia alessio alfonso alfredo alice
    ambra amedeo andrea angela angelo anna annalisa annamaria antonella antonia antonino antonio arianna armando
    arturo attilio augusto aurora barbara bartolomeo beatrice benedetta bernardo biagio bianca brigida bruno calogero
    camilla carla carlo carlotta carmela carmine caterina cecilia cesare chiara cinzia clara claudia claudio clelia
    corrado cosimo costanza cristian cristiana cristiano cristina daniela daniele dario davide debora deborah denise
    diego dino domenica domenico donatella donato edoardo egidio elena eleonora eliana elio elisa elisabetta elvira
    emanuela emanuele emilia emiliano emilio emma enrica enrico enzo erica erika ermanno ernesto ester ettore eugenio
    eva fabio fabiola fabrizio fausta fausto federica federico ferdinando filippo fiorella flavia flavio franca
    francesca francesco franco fulvio gabriele gabriella gaetano gennaro gerardo germana giacomo giada gianfranco
    gianluca gianmarco gianni gianpaolo gilberto gino gioacchino giordano giorgia giorgio giovanna giovanni gisella
    giuditta giulia giuliana giuliano giulio giuseppe giuseppina grazia graziano greta guido iacopo ida ignazio ilaria
    ines irene isabella ivan ivana jacopo jessica katia lamberto lara laura lelio leonardo letizia lia lidia liliana
    lisa livia loredana lorella lorena lorenza lorenzo luana luca lucia luciana luciano lucio ludovica luigi luigia
    luisa maddalena manuel manuela mara marcella marcello marco margherita maria mariangela marianna mariano mariella
    marilena marina mario marisa marta martina marzia massimiliano massimo matilde matteo mattia maura maurizio mauro
    melissa michela michele milena mirco mirella miriam mirko monica moreno nadia natalia nicola nicoletta nicolò nino
    noemi norberto nunzia olga orazio oreste oriana orietta ornella oscar osvaldo ottavia pamela paola paolo pasquale
    patrizia pier piera pierluigi piero pietro pina raffaele raffaella raimondo raul remo renata renato renzo riccardo
    rita roberta roberto rocco romano romeo romina rosa rosalba rosalia rosanna rosaria rosario rossana rossella
    ruggero sabina sabrina salvatore samantha samuel samuele sandra sandro sara saverio sebastiano serena sergio
    silvana silvano silvia silvio simona simone simonetta sofia sonia stefania stefano susanna tamara tania tatiana
    teresa tiziana tiziano tommaso tullio ubaldo ugo umberto valentina valeria valerio valter vanessa vera veronica
    vincenza vincenzo virginia vito vittoria vittorio viviana walter zeno
"""

GIVEN = frozenset(_GIVEN.split())

LINK = 4
"""Letters of an articulated preposition, at most."""


def is_person(label: str) -> bool:
    """A given name and one or two more words, no small word between them.

    >>> is_person("Sonia Bianchi"), is_person("Anna De Rosa"), is_person("Santa Chiara"), is_person("Rosa dei venti")
    (True, True, False, False)
    """
    words = re.findall(r"[\w’'-]+", label)
    given = len(words) in {2, 3} and words[0].lower() in GIVEN
    return given and all(word[0].isupper() or len(word) > LINK for word in words)
