"""Words that are no concepts by themselves, as lemmas: Italian function-like nouns and adjectives, programme furniture.

Kept here as data, in alphabetical order, chosen by reading real programmes. A content word of any field stays out.
"""

from __future__ import annotations

FURNITURE = frozenset(
    """
    abstract accoglienza agenda alessio articolo aula benvenuto break buffet call chair coffee conduttore conferenza
    contributo convegno coordinatore discussant evento forum giornata incontro intervento introduzione iscrizione keynote
    laboratorio lightning magna moderatore moderazione pagina pannello panel paper partecipante poster pranzo presentazione
    programma pubblico registrazione relatore relatrice relazione room sala saluto seminario sessione slide slides slot
    speaker speech talk tavola tutorial webinar workshop
    """.split()
) - {"alessio", "laboratorio", "programma", "pubblico", "accoglienza", "agenda", "contributo"}
"""Nouns of the programme itself: no concept alone, nor at the head of one."""

CALENDAR = frozenset(
    """
    gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre
    lunedì martedì mercoledì giovedì venerdì sabato domenica lunedi martedi mercoledi giovedi venerdi
    anno mese settimana giorno ora minuto secondo mattina mattino pomeriggio sera oggi domani ieri secolo decennio
    """.split()
)
"""Dates and times."""

GENERIC = frozenset(
    """
    abitudine accento accordo aggiunta aiuto altro ambito analisi andamento approccio approfondimento argomento aspetto aspettativa
    assenza attenzione attività aumento avvio avvento azione base bisogno campo capacità caratteristica caso categoria causa
    centinaio centro chiave ciclo circostanza collaborazione compito complesso comprensione concetto conclusione condizione
    confronto conoscenza conseguenza contenuto contesto contrario corso cosa costruzione creazione criterio cura curiosità
    decina definizione descrizione destinatario dettaglio differenza difficoltà dimensione direzione discorso discussione
    disposizione domanda dubbio effetto efficacia elemento elenco epoca esame esempio esigenza esistenza esito esperienza esperto
    evidenza evoluzione fase fatto fattore fenomeno figura fine finalità forma formato forza funzione funzionamento fronte
    fondo futuro generazione genere gestione grado gruppo idea impatto impegno importanza individuo inizio insieme interesse interno
    interpretazione intenzione interrogativo ipotesi lato lavoro lettura limite linea livello luce luogo maggioranza
    maggior mancanza maniera materia materiale mezzo metà migliaio miglioramento milione misura modalità modello modo
    momento mondo motivazione motivo natura necessità nome norma novità numero obiettivo occasione occhio opera operatore
    opportunità ordine origine osservazione ottica paese parola parte partecipazione particolarità passaggio passo passato
    percorso periodo persona piano piccolo plus possibilità posto potenziale potenzialità pratica presenza presente
    presupposto prezzo principio problema problematica procedura processo prodotto profilo progetto proposta prospettiva
    prova punto qualità quantità quesito questione quotidiano raccolta raggiungimento ragione rapporto realizzazione realtà
    relazione requisito resto riferimento riflessione riguardo rilievo risposta risultato ruolo scelta scenario scopo scoperta
    sede segno seguito selezione senso serie settore sfida significato singolo sistema situazione soggetto soluzione specie
    specificità spazio spunto stato step storia strada strategia strumento studio successo supporto sviluppo tappa tecnica
    tema tematica tempo tentativo termine testo tipo tipologia titolo totale tratto trend unione uso utilizzo valore
    vantaggio variante varietà via viaggio vicenda viso vista vita visione volta volontà volto zona
    ambizione amico anima apertura applicazione capo carattere carico colpo competenza componente comunicazione copia cuore decisione
    diffusione fonte gente giro guida immagine implicazione iniziativa mano mente mestiere oggetto ogni oltre organizzazione
    ostacolo pezzo piede porta premessa produzione quadro quota rischio risorsa risoluzione scala serata sforzo sguardo spiegazione
    stile struttura suggerimento task tool traccia trasformazione urgenza utente versione
    """.split()
)
"""Nouns that need a complement to mean something: never a concept alone."""

TRANSPARENT = frozenset(
    """
    ambito analisi applicazione approccio aspetto assenza aumento avvio bisogno campo capacità caratteristica caso concetto
    contesto corso costruzione creazione definizione descrizione dimensione dinamica diffusione effetto elemento
    esempio esigenza esperienza evoluzione fase fenomeno forma genere gruppo idea importanza impatto insieme introduzione
    livello logica mancanza metà miglioramento modalità modello modo momento mondo necessità novità numero obiettivo opportunità
    ottica parte percorso periodo possibilità potenzialità presenza problema processo progetto promozione proposta
    prospettiva punto quadro questione realizzazione risultato ruolo scenario sfida sistema sviluppo tema tematica
    tentativo tipo tipologia uso utilizzo valorizzazione varietà via vista storia serie raccolta presentazione panoramica
    """.split()
)
"""Heads whose complement is the concept: «forme di community management» is about community management."""

GENERIC_ADJECTIVES = frozenset(
    """
    abile adatto adeguato altro ampio analogo anteriore antico appropriato attento attuale bello bravo breve buono capace caro
    cattivo centrale certo chiaro comprensibile completo complessivo concreto consapevole consistente contemporaneo continuo
    corretto corrispondente costante crescente cruciale determinante determinato differente difficile diretto disponibile
    distinto diverso doppio eccellente effettivo efficace efficiente elevato ennesimo enorme entrambi esclusivo esistente
    esplicito essenziale estremo eventuale evidente facile famoso felice finale fondamentale forte frequente futuro generale
    generico giovane giusto grande grave identico immediato importante impossibile incredibile inedito innumerevole
    interessante intero intrinseco inutile lungo maggiore massimo medesimo medio mero migliore minimo minore molteplice molto
    necessario noto notevole numeroso nuovo odierno opportuno ottimo parziale particolare passato peculiare peggiore perfetto
    piccolo pieno poco possibile potenziale preciso precedente preferito preliminare presente prezioso previsto primario primo
    principale privo probabile prossimo pronto proprio quotidiano raro reale recente relativo rilevante rispettivo scarso
    secondo seguente semplice sicuro significativo simile singolo sofisticato solito solo speciale specifico stesso
    straordinario stretto strategico successivo sufficiente superiore tale tanto tipico totale troppo tutto ulteriore ultimo
    unico unito utile utilissimo valido variegato vario vasto vecchio vero vicino vivo noioso divertente
    molteplici innovativo potente preesistente emergente coinvolto presentato analizzato sviluppato realizzato
    """.split()
)
"""Adjectives that judge or count and do not classify: no part of a concept."""

VERBAL_PARTICIPLES = frozenset(
    """
    affrontato allegato analizzato applicato approfondito approvato arricchito associato atteso attivato avviato basato caratterizzato
    centrato chiamato citato collegato collocato compiuto composto concentrato condotto confrontato considerato
    contenuto correlato costituito costruito creato dato dedicato definito derivato derivante descritto destinato detto
    determinato dimostrato discusso dotato effettuato elaborato esaminato esposto esteso fatto finalizzato finanziato
    fondato formato fornito generato gestito giunto guidato identificato illustrato impegnato impiegato implementato incentrato incluso
    indicato individuato iniziato inserito intitolato interessato introdotto ispirato lanciato legato maturato messo mirato
    mostrato nato offerto operante orientato ottenuto perseguito pensato portato possibile posto presente presentato preso previsto
    prodotto progettato promosso proposto proveniente provocato pubblicato raccolto raccontato raggiunto realizzato
    relativo reso ricavato richiesto riferito rilevato riscontrato riservato riguardante rivolto scelto scritto seguito
    sostenuto sperimentato stato stabilito strutturato subito suddetto svolto svolgente testato tradotto tratto trattato trovato
    usato utilizzato venuto verificato visto voluto
    """.split()
)
"""Participles, as masculine singular, that report an action and do not classify («i progetti avviati»)."""

POINTERS = frozenset(
    """
    altro certo ciascuno diverso entrambi eventuale medesimo molteplice molto ogni poco precedente proprio qualsiasi
    seguente singolo stesso suddetto tale tanto troppo tutto ulteriore ultimo vario possibile numeroso innumerevole
    successivo rispettivo relativo
    """.split()
)
"""Adjectives that point or count: a boundary of every concept."""

IDIOM_HEADS = frozenset(
    """
    ambito base capo carico causa conto corso cura favore fine fronte grado luce luogo materia merito mezzo nome occasione
    oggetto ottica parte partire passo pari proposito quadro riferimento riguardo scopo sede seguito sorta termine vista virtù
    vigore via volta
    """.split()
)
"""Nouns that make prepositions: «in termini di», «da parte di», «nell'ambito di»."""
