"""The Spanish phrase book. Its notation is told in `troth.guard.phrasebook`."""

TEXT = r"""
# ── words ─────────────────────────────────────────────────────────────────────────────────────

{want} =
quiero|queria|quisiera|querria|deseo|deseaba|necesito|voy a|iba a|pienso en|pensando en|pensado
    en|pienso|estoy por|planeo
he decidido|decidi|ganas de|intento|intente|trate de|me gustaria|preferiria|prefiero|debo
    |deberia|puedo|podria|penso

{suicide} =
suicidio|suicidarme|suicidarse|suicidar

{drugs} =
pastillas|pildoras|tabletas|medicamentos|somniferos|paracetamol|ibuprofeno|antidepresivos
    |insulina|ansioliticos|comprimidos|xanax|valium|lorazepam|diazepam|tramadol

{means} =
{drugs}|cuerda|soga|cuchillo|navaja|pistola|arma|escopeta|cuchilla|cinturon

{height} =
puente|azotea|balcon|ventana|edificio|tren|vias|metro|precipicio|acantilado|andenes?

{partner} =
marido|esposo|esposa|mujer|novio|novia|pareja|ex|padre|papa|madre|mama|padrastro|madrastra
    |hermano|hermana|tio|hijo|hija

{they} =
el|ella|mi (\w+ )?{partner}|mis padres|nuestro padre

{one} =
{they}|alguien|(un|una|mi|el|la) (\w+ ){0,2}?(amigo|amiga|companero|companera|chico|chica
    |vecino|vecina|alumno|alumna|primo|prima|abuela|abuelo)

# ── somebody else ─────────────────────────────────────────────────────────────────────────────

[es_other_wants_to_die] other high timed
{one} ~8 (quiere|queria|piensa|va a|dice|amenaza con|intento|intenta) ~4 (matarse|suicidarse
    |morir|morirse|quitarse la vida|no vivir|hacerse dano|desaparecer para siempre)
{one} ~6 (no quiere|ya no quiere) (vivir|seguir viviendo|estar vivo|estar viva)|{one} ~6 (se
    quiere|se va a) (matar|morir|suicidar)

[es_other_in_danger] other imminent
{one} _3 (se )?(tomo|trago|ha tomado|se ha tomado) _3 {drugs}|{one} ~6 (en la azotea|en el
    puente|en las vias) ~6 (saltar|tirarse)

[es_other_self_harm] other concern
{one} _3 se (corta|hace cortes|autolesiona|hace dano|quema)

# ── violence from others ──────────────────────────────────────────────────────────────────────

[es_threat_to_kill] abuse high firm
({they} )?_4 (me|nos) (va a|quiere|amenazo con|amenaza con|intento|trato de|dijo que me|dice
    que me) _2 (matar|mataria|matara|mata|ahorcar|apunalar|disparar) (?!si (llego|no|suspendo
    |se entera|rompo)\b)
(amenaza|amenazo|amenazado|dice|dijo|jura|juro) _4 (matarme|matarnos|con matar|que me mata|que
    me va a matar|que me matara|pegarme)
{they} _3 me (estrangulo|violo|viola|ahorco|abusa|abuso)|(me violo|me violaron|fui violada|fui
    violado|me estrangulo|abusaron de mi|abusa de mi)

[es_violence] abuse concern
{they} _4 (me|nos) (pega|golpea|pego|golpeo|maltrata|empuja|patea|insulta y pega|amenaza
    |abofetea)|miedo (de|a) (volver|ir|llegar) a (mi )?casa
(miedo|tengo miedo) (de|a) (mi|el que) {partner}

[es_attack_now] abuse imminent firm
{they} ~6 (tirando|golpeando|rompiendo|derribando|echando abajo|tirar|romper) (abajo )?la
    puerta ~8 (ayuda|miedo|escondid\w+|encerrad\w+|por favor)
(escondid\w+|encerrad\w+|me escondi|me encerre) ~10 ({they}|cuchillo|arma|pistola) ~6 (cuchillo
    |arma|pistola|gritando|puerta|viene|fuera)
{they} _3 tiene (un|una) (cuchillo|pistola|arma|navaja) ~8 (ayuda|miedo|escondid\w+|encerrad\w+
    |por favor|amenaza)

# ── harm to others ────────────────────────────────────────────────────────────────────────────

[es_will_hurt_someone] harm high
(voy a|quiero|pienso) (matar|matarlo|matarla|matarlos|apunalar|disparar|hacer pagar|hacerles
    pagar) ~10 (pistola|arma|cuchillo|lunes|manana|esta noche|plan|en serio|escuela|colegio
    |listo)
(llevar|llevare|traer) _2 (pistola|arma|cuchillo|bomba) (a|al) _1 (escuela|colegio|instituto
    |trabajo)|voces ~4 (dano|matar|matarlo)
(miedo de|quiero|ganas de|voy a|pensando en|pienso en) (hacerle (dano|algo)|lastimar|ahogar|sacudir
    |tirar
    |matar) a mi (bebe|hij[oa]|nen[ea]|nin[oa])

[es_angry_threat] harm concern
(voy a|quiero) (matarlo|matarla|matarlos|matar a (mi|todos|ese|esa))

# ── the person: said outright ─────────────────────────────────────────────────────────────────

[es_kill_myself] self high timed
(matarme|suicidarme|ahorcarme|colgarme|pegarme un tiro|cortarme las venas|quitarme (yo )?(la
    |mi) vida|matare yo|envenenarme|ahogarme en el)
me (voy a|quiero|quisiera|gustaria|podria|deberia|tengo que) (a )?(matar|suicidar|ahorcar
    |colgar|morir|quitar la vida)
me (suicido|ahorco|cuelgo)|(acabar|terminar) con (mi vida|mi existencia|todo esto|todo<end>|mi
    sufrimiento)|poner fin a (mi vida|todo)

[es_wants_to_die] self high timed
{want} (ya |solo |simplemente |mejor )*(morir|morirme|estar muert[oa]|no existir|desaparecer
    para siempre|dormir para siempre|dejar de (vivir|existir))
(ojala|quisiera|me gustaria) _3 (estar muert[oa]|estuviera muert[oa]|me muriera|no hubiera
    nacido|nunca haber nacido|no haber nacido|no despertar)
(ya )?no (quiero|deseo|puedo|tengo ganas de) (ya |mas )?(vivir|seguir viviendo|estar viv[oa]
    |existir|seguir en este mundo)(?! (en|con|aqui|sin el|juntos)\b)
me quiero morir|muert[oa] estaria mejor|prefiero morir(?! (que|antes)\b)|mejor muert[oa]

[es_no_reason_to_live] self high firm
(no|ninguna|sin) (tengo |hay |veo |encuentro )?(razon|razones|motivo|motivos|sentido|ganas)
    (para|de|en|por) (seguir )?(vivir|viviendo|vivo|viva|la vida)
(la|mi|esta) vida (ya )?no (tiene sentido|vale la pena|merece la pena)|nada (por|para)
    (lo )?que vivir|no vale la pena vivir

[es_suicidal] self high
(pienso|pensando|pensado|pense|planeo|idea|ideas|pensamientos|intento|intente|ganas) _4
    (en |de |del )?(el |mi )?({suicide}|suicidas?|la muerte cada)
mi (carta|nota) (de )?(suicidio|despedida)|<start>(\S+ )?({suicide})( \S+)?(?= $)|(me siento
    |estoy|soy) suicida

[es_better_off_dead] self high firm
(estarian|estaria|estaran|estan|viviria\w*|seria\w*|todos) _3 (mejor|mas felices|feliz) (sin mi
    |si (yo )?(estuviera muert[oa]|no existiera|no estuviera|muriera|me muriera))
mejor (si|que) (yo )?(no existiera|estuviera muert[oa]|me muriera|desapareciera)|(nadie
    |alguien) _3 (notaria|echaria de menos|extranaria|importaria) _3 si (me )?(muero|muriera
    |muriese)
si (yo )?(me muero|me muriera|estuviera muert[oa]|muero)

[es_not_wake_up] self high firm
(dormir|dormirme|dormir(me)?|acostarme) _4 (y )?(no|nunca) _1 (despertar\w*|volver a despertar)
    |(ojala|espero|rezo) _4 (no|nunca) _1 (despert\w+|despierte)

[es_asks_how] self high
como (puedo|podria|se puede) _1 (matarme|suicidarme|morir (sin dolor|rapido))|(forma|manera
    |metodo|modo) _3 (de )?(morir|suicid\w+|matarme|matarse)
cuant[ao]s {drugs} _5 (morir|mortal|letal|mueres|matarme|hacen falta para)|dosis (letal|mortal)
    |sin dolor _2 morir

[es_plans_a_way] self high timed
(tirarme|lanzarme|saltar|arrojarme|tirarse|me tiro|me lanzo|echarme) (de|del|desde|por|al|a
    |delante de|debajo de|bajo) (la |el |las |los |un |una )?{height}
me (voy|vi) a (tirar|lanzar|arrojar|echar) (de|del|desde|por|al|a|delante de) (la |el |las |los
    |un |una )?{height}(?! (con (un |el )?(paracaidas|arnes|flotador)|a nadar))
(tomarme|tragarme) (todas )?(las|mis) {drugs}

[es_together] self high
(cuando|si|al) (me )?(muera|muero|morir) ~6 (juntos|juntas|contigo|a tu lado|unidos)|morir
    (contigo|para estar contigo)|en el mas alla ~4 (contigo|juntos|juntas)

[es_took_something] self imminent
(me )?(acabo de|he|ya me|me) (tomar|tomarme|tomado|tragado|tragar|tragarme|tome|trague) _3 (todas
    |todo|un monton
    |muchas|demasiadas|\d\d+|un frasco|una caja|el frasco|la caja) _3 ({drugs}|lejia|veneno
    |entero|entera)
me (tome|trague|he tomado|he tragado) (todas )?(las|todas las|un frasco de|una caja de
    |\d\d+) {drugs}|(sobredosis) _2 (tome|tomado|me tome)
    |(creo que |parece que )*(tengo|tenga|estoy
    (teniendo|con)|hago|he hecho|me esta dando) (una )?sobredosis(?! de (vitamina\w*|azucar|amor
    |informacion|trabajo|cafe\w*|realidad|noticias))|me
    cort[eo] _2 (las venas|muy
    profundo|demasiado profundo)

[es_means_at_hand] self imminent
{means} _5 (delante|en la mano|enfrente|a mi lado|list[oa]s?|preparad[oa]s?|al cuello|en el
    cuello|en la cabeza) ~10 (tomar\w*|esta noche|ahora|voy a|hacerlo|adios)
(estoy|parad[oa]|sentad[oa]) _3 (en|al borde|sobre) (del |de la |el |la |un |una )*{height} ~8
    (saltar|tirar\w*|paso|adios|termina)

# ── the person: in passing, or a sign ─────────────────────────────────────────────────────────

[es_self_harm] self concern
me (corto|quemo|autolesiono|hago cortes|hago dano|lastimo|arano)(?! (el pelo|las unas
    |cocinando|con el horno|el cabello)\b)|(volvi|vuelto|empece|empezado) _1 a (cortarme
    |autolesionarme|hacerme dano)
(quiero|ganas de|necesito) (cortarme|hacerme dano|lastimarme)(?! (el pelo|las unas)\b)

[es_hopeless] self concern firm
(soy|siento que soy) (solo )?(una|un) (carga|estorbo) (para|de)|(ya )?no (puedo|aguanto
    |soporto) mas( con (esto|todo|la vida))?<end>|no (tengo|hay|queda) (ninguna )?(esperanza
    |salida|futuro)
(nada|nunca) _3 (va a mejorar|mejorara|tiene sentido)|odio (vivir|mi vida|estar viv[oa])
    |(quiero|quisiera) (desaparecer|que todo (se )?(acabe|termine|pare))
cansad[oa] de (vivir|la vida|todo)|(me da igual|no me importa) (vivir o morir|si (vivo|muero|me
    muero|no despierto))|(me atropell\w+) ~6 (importaria|igual|mejor)
(no como|sin comer|no he comido) _3 (dias|semanas)|vomitar (despues de|tras) comer

# ── veiled ────────────────────────────────────────────────────────────────────────────────────

[es_step_off] self high
(metro|tren|puente|azotea|balcon) ~8 (dar un paso|tirarme|saltar|lanzarme|soltarme)(?! (de alegria
    |la cuerda
    |al agua))
(regale|reparti|di|he (dado|regalado|repartido)) (todas )?(mis|todas las) (cosas|joyas
    |libros) ~8 (tranquil\w*
    |en paz|ya no (las|los) necesito)|(deje|he dejado) las cartas ~8 (llave|puerta|encontrar\w*)
(pistola|cuchillo|navaja|cuerda|soga) _3 (en|al|contra) (la|el|mi) (cabeza|cuello|boca|muneca)
me he tomado (todas las|todo el|un monton de) (pastillas|bote|frasco)|me tome (todas las
    |todo el) (pastillas
    |bote|frasco)

[es_prepared] self high
(guard\w+|junt\w+|ahorr\w+|reun\w+|escond\w+) _3 {drugs}|{drugs} ~3 (ya )?(tengo|hay)
    (bastantes|suficientes)
(carta|nota) de despedida|(cartas|notas) de despedida
(se|pensado|decidido|claro|planeado) _2 (como|donde) ~3 (cuando|hacerlo|dia)|tengo pensado como
(tengo|compre|prepare) _2 (cuerda|soga|pistola) _1 (lista|preparada|guardada)

[es_relief_to_others] self high firm
(dejare|dejar|voy a dejar) de ser (un|una) (problema|carga|estorbo|preocupacion)
(todos|mejor|familia|ellos|hijos|padres) ~4 (sin mi|si yo no estuviera|si yo no existiera|si no
    estuviera yo)
(pronto|ya) no (sere|les sere|os sere) (un|una)? ?(problema|carga|estorbo|molestia)

[es_longs_to_go] self high firm
(irme|ir|estar|reunirme) con (mi |el |ella )?(mama|papa|madre|padre|abuela|abuelo|nino|nina|hijo
    |hija|marido|mujer|hermano|hermana) ~5 (alla|cielo|arriba|otro lado|donde esta)
(ya )?(puedo|quiero|voy a) irme (de una vez|para siempre|tranquil[oa])|ya puedo irme<end>
no (aguanto|soporto|puedo con) _1 (esta|mi|la) vida|(quiero|que) (se acabe|acabe|termine) todo
(metro|tren|via|anden|puente|azotea) ~8 dar (un|el) paso|termin[oe] yo tambien
(durmiera|dormirme|dormir) ~4 (no (hubiera|haya) mas mananas|no despertar|nunca despertar)
no pienso (quedarme|seguir) mucho mas (aqui|en este mundo)|no kiero vivir

[es_at_it_now] self imminent
(trag\w+|tom\w+) _2 (todo el|toda la|el|la) (bote|caja|frasco|blister)
me _1 (corte|he cortado|abri|abierto) ~3 (venas|munecas|hondo y no|no para)
(voy a|vamos a) saltar( ya| ahora)?<end>|no pienso bajar|(la )?(cuerda|soga) (esta )?(lista
    |preparada|puesta)
(esta noche|hoy|ahora) ~3 (me quito la vida|termino con todo|acabo con todo|se acaba todo)
cuando (lean|leas|leais) esto ~3 (ya )?no (estare|este)|ya voy contigo|adios para siempre

[es_mistreated] abuse high firm
{they} _2 (me|nos) (pega|golpea|patea|quema|ahorca) ~2 (con|cuando|cada|todas|y)
{they} _3 (me|nos) (encierra|tiene encerrad\w+|quito|quita|escondio|esconde) ~4 (casa|pasaporte
    |papeles|documentos|movil|llaves|cuarto)(?!
    (hasta que|por las notas|como castigo|en clase|un rato|dos dias|porque (suspendi|saque
    |llegue))\b)
{they} _2 me (toca|manosea|obliga)(?! (a|el|la) (trabajar|estudiar|comer|timbre|hombro)\b)
(dijo|dice|jura|amenaza) ~4 si (lo|la|le|me) (dejo|voy|abandono|denuncio) ~2 me mata
{they} ~2 entra en mi (cuarto|habitacion|cama) ~3 (noche|noches|madrugada)

[es_knife_here] abuse imminent firm
(esta|anda) (rompiendo|golpeando|tirando|aporreando) la puerta ~4 (cuchillo|pistola|machete
    |hacha|navaja|ayuda|socorro)

[es_armed_against] harm high
(lo|la|los|le) (mato|matare|voy a matar) ~8 (cuchillo|pistola|a que hora|donde vive|en serio)

[es_hurt_again] self high
(me )?(volvi|he vuelto) a (cortarme|cortar|quemar|quemarme|autolesionarme)
vomito _2 (todo|cada)|(dias|semanas) _1 sin comer
(sin querer|por error) ~4 (dos veces|doble|demasiad\w+)|(tome|di) _2 (dos veces|doble) ~4 sin
    querer

[es_low] self concern firm
no le (encuentro|veo) (ya )?(el )?sentido a nada|(me
    siento|siento que soy|sintiendome|sentirme) _2 (muy |tan )?(vaci[oa]|invisible|inutil)|no sirvo
    para nada|sin ganas de nada
(hace|llevo) (semanas|meses|anos) (que )?(sin|no) _2 (rio|reir|salir|salgo|ganas|dormir)
soy (un|una) (carga|estorbo|mueble|inutil|desastre)|ni ganas de \w+ tengo

[es_controlled] abuse concern
{they} _2 me (revisa|controla|mira|lee) ~2 (movil|telefono|celular|mensajes|ubicacion)|{they} me
    obliga a (mandarle|darle|decirle)

[es_tried_once] self concern
intent\w+ (quitarme la vida|matarme|suicidarme) ~8 (dias|ahora|semana|mes)

[es_worried_about] other high
{one} ~8 (se va a hacer (algo|dano)|plan para (quitarse|matarse))|{one} ~4 hart[oa] de vivir

# ── hints ─────────────────────────────────────────────────────────────────────────────────────

[es_farewell] self none +2
(escribi|he escrito|deje|ya escribi) _2 (cartas|carta de despedida|una nota|las cartas)|(regale
    |he regalado|di|he dado) (todas )?mis (cosas|pertenencias)|(regale|di|he dado) _1 mi (gato
    |perro)
(pague|he pagado) _2 (deudas|cuentas)|(arregle|todo) _1 (arreglado|en orden|mis papeles)

[es_gone_soon] self none firm +2
(pronto|manana|esta noche) (ya )?(todo )?(acabara|terminara|habra terminado|no estare|se acaba)
    |(ya )?no (voy a estar|estare) (aqui )?(mas|manana|para|cuando)?|cuando (ya )?no este
(es|este es) mi (ultimo|ultima) (dia|noche|mensaje)|(no|nunca) (me )?(volver\w+ a ver|vas a
    volver a ver)|adios para siempre|cuida(d)? (de|a) mis?

[es_calm] self none +1
(me siento|estoy) (por fin |tan |muy )*(en paz|tranquil[oa]|list[oa])|gracias por todo|no puedo
    mas|perdon por todo|tome una decision|lo he decidido

# ── the frame ─────────────────────────────────────────────────────────────────────────────────

<idioms>
(me )?(muero|morir|moria|muriendo|mori) (de|por) (\w+ )?(hambre|risa|sed|sueno|frio|calor
    |verguenza|aburrimiento|ganas|amor|pena|envidia|nervios|ver|verte|probar|un cafe|curiosidad)
(para|de) morirse de|me mata(n)? (el|la|los|las|de)|me esta(n)? matando|matar (el|la) (tiempo
    |hambre|gusanillo|proceso|tarea|sed)|matando el tiempo
(bateria|movil|telefono|coche|portatil|planta|ordenador) _3 (muri\w+|muert[oa])|(mataria
    |mataria yo) por|(como )?mat(o|ar) (al|a la|un|el|una) (dragon|jefe|proceso|arana|monstruo
    |boss|mosca|zombi|cucaracha)
me (va a|van a) matar (si|cuando|como|porque)|mi (madre|padre|jefe|mujer|novia|marido|profe\w*)
    me (va a )?mata(r)?( si| cuando)|suicidio (politico|social|profesional|asistido)
(tasa|tasas|prevencion|linea) (de|del|contra el) suicidio|escuadron suicida|muerto de (risa
    |hambre|sueno|cansancio)|me (corte|queme) (con|el dedo|cocinando|afeitandome|la mano)|antes
    muert[oa] que|prefiero morir (que|antes)

<negation>
no|nunca|jamas|ni|nada|sin|tampoco

<breakers>
no (\w+ ){0,2}?(puedo|paro|dejo|deja|dejar|aguanto|se|solo|es broma|bromeo|miento|duermo
    |importa|estoy bien|hay otra|queda otra|mas)

<denials>
no (creo|pienso|digo|es) que

<others>
tu|el|ella|quien|que|gente|personas|alguien|ellos|ellas|usted

<oneself>
me|mi|yo|matarme|suicidarme|morirme

<subjects>
yo|y|pero|porque|que|cuando|si|o

<past>
hace (\w+ )?(anos|meses|mucho tiempo)|(cuando|de) (era|tenia|joven|adolescente|nin[oa])|antes
    |en (19|20)\d\d|el ano pasado|en (mi juventud|el pasado|aquella epoca|la adolescencia)|de
    joven

<tense>
queria|pense|pensaba|intente|era|estaba|estuve|tuve|tenia|quise|me cortaba|tome|trate|intento|me

<returned>
otra vez|de nuevo|todavia|aun|esta noche|ahora mismo|ha vuelto|volvio|ultimamente|sigo

<recovered>
(hoy|ahora) (estoy|me siento|soy|vivo|ayudo) _1 (bien|mejor|feliz|tranquil[oa]|orgullos[oa]
    |otros|agradecid[oa])?|mejor|recuperad[oa]|superado|supere|agradecid[oa]|orgullos[oa]
    |terapia|feliz|sobrevivi

<fiction>
en (mi|el|la|un|una|este|esta) _2 (novela|libro|pelicula|serie|cuento|historia|cancion|poema
    |juego|capitulo|obra|opera|guion)
(novela|libro|pelicula|serie|cuento|historia|cancion|poema|juego|obra|opera|documental|articulo
    |tesis|trabajo) _3 (llamad[oa]|titulad[oa]|sobre|dice|donde|de|se llama|trata)
(escribo|escribiendo|leo|leyendo|leer|viendo|veo) _3 (novela|libro|pelicula|serie|cuento
    |historia|cancion|poema|articulo|tesis|guion|ensayo)
juego de rol|vamos a jugar|mi personaje|el protagonista|la protagonista|el villano|hamlet|camus
    |minecraft|filosof\w+|don quijote

<laughter>
ja(ja)+\w*|jeje\w*|lol\w*|xd+|haha\w*|es broma|broma|bromeando

<trivial>
(deberes|tarea|lunes|trafico|reunion|mates|matematicas|gimnasio|dieta|codigo|examen|impresora
    |excel|clase|curro) _4 (me (hace|hacen|da|dan|mata))
(que|tanta|tan) (verguenza|aburrido|corte)

<earnest>
no es broma|no bromeo|en serio|de verdad|lo digo en serio

<near>
esta noche|ahora( mismo)?|manana|hoy|en (una hora|unos minutos|cinco minutos|diez minutos)
    |cuando (todos )?(duerman|se vayan)|adios

<ordinary>
vacaciones|viaje|mudanza|mudo|mudamos|trabajo nuevo|nuevo trabajo|empresa|jubil\w+|extranjero
    |vuelo|fiesta|boda|impuestos|alergia|semestre|universidad

<confirms>
(lo )?digo en serio|no es broma|lo voy a hacer|voy a hacerlo|esta noche|manana|adios|ya es
    tarde|no|no mucho|no se|si (quiero|lo hare)|no estoy a salvo
no puedes (pararme|detenerme|hacer nada)|ya lo (hice|he hecho)

<settled>
(estoy|me siento) (bien|mejor|a salvo|segur[oa])|era broma|gracias|no te preocupes|tranquil[oa]
"""
