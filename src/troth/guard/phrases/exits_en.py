"""English: how a person says that they go, delete, take back, set a limit, or say no."""

TEXT = r"""
{begin} =
(?<=[.,] )|<start>

{must} =
(i|we|ive|really|probably|now|then|so|but|and|well|ok|okay|sorry|anyway|{begin}) (just |really
    |probably |do |now |still )*(have to|need to|gotta|got to|have got to|must|should( probably|
    really)?|better|d better|had better|ought to|shall|am going to|am off to|gonna|will) ((just
    |really|probably|now) )*
(id|ive|ill|im) ((just|really|probably|now) )*(better|got to|gotta|go|going to|gonna|about to|off to
    |have to|need to)? ?
{begin}((so|ok|okay|sorry|well|and|but|anyway) )?(have to|need to|gotta|got to|must|should|better)

{part} =
(leave|log (off|out)|sign (off|out)|head (out|off|home|to bed|to sleep|back)|hang up|hop off|get
    going|get off( here| the phone| this)?|be off|be going|call it a (night|day)|turn in|crash|wrap(
    this| it)? up|get some (sleep|rest)|rest|go offline|dash|jet|bounce|split|run|stop( here| now|
    playing| chatting| talking)?|sleep|log off|end (it )?here|say good ?(bye|night)|catch (my|a|the)
    \w+)

{theirs} =
husband|wife|boyfriend|girlfriend|bf|gf|partner|ex|fiancee?|man|family|parents|abuser|marriage|job
    |house|home|country|church

{onward} =
(to )?(bed|sleep|work|school|class|dinner|lunch|a meeting|my meeting|the meeting)

{data} =
account|profile|data|chats?|messages?|conversations?|history|memor(y|ies)|everything|photos?
    |pictures?|information|info|notes?|records?|recordings?

{own} =
whole|entire|full|user|own|personal|old|existing|troth|companion|complete|private|damn|stupid

[goodbye_word] goodbye 0.9 firm
(?<!good )(bye( bye)?|goodbye|good bye|farewell|cya|ttyl|ttfn|laters|toodles|peace out)
see (ya|you|u|y all)( (later|soon|tomorrow|around|then|tonight|again|all|there|next \w+|on \w+|in (a
    |the|an|two|three|few) \w+))*<end>
(talk|speak|chat|write|text) (to (you|u|ya) |with you |more |again )?(soon|later|tomorrow|another
    (time|day)|next (week|time))<end>
{begin}((ok|okay|well|so|alright|anyway|now|right) )*(good ?night|night|nite|nighty?|gn|gnite)(
    night| nite| all| everyone| friend| dear| love| \w+)?<end>
good ?night<end>|night night|nite nite
(sleep (well|tight)|sweet dreams|take care|until (tomorrow|next time|then|later|monday)|catch (you
    |ya|u) (later|tomorrow)|so long)<end>
have a (good|nice|great|lovely|wonderful) (one|day|night|evening|weekend|rest of \w+ \w+)<end>
{begin}(ok |okay |well )*(later|laters|ciao|adios|cheerio)<end>
(toodle ?(pip|oo)|ta ta|tatty bye)( \w+){0,3}<end>|{begin}cheerio( \w+){0,3}<end>|(last (msg|message
    |text|one) (from me )?(for )?(today|tonight))
brb|afk|be right back|be back (later|soon|tomorrow|in|next|after)|ill be back( \w+){0,3}<end>|back
    (later|tomorrow|next \w+)<end>
gtg|g2g|gotta (go|run|bounce|jet|dash)<end>|signing off|out for (now|today|tonight)<end>

[has_to_go] goodbye 0.9
{must} ?(go|get going)( now| then| soon| again| away| offline| home)*(<end>| (so|because|cause|bc
    |and|but|for (now|today|tonight|a (while|bit))|before|{onward})(?= ))
{must} ?{part}( now| then| soon| here| for (now|today|tonight|a (while|bit)))*(<end>| (so|because
    |cause|bc|before|and|but|my(?! {theirs} )|the bus)(?= ))
{must} ?get (back )?(to )?(bed|sleep|work|class|school)|{must} ?(go )?(to )?(bed|sleep)
{must} ?(get back to|finish|pick up|make|start|cook|feed|catch|walk) (the|my|a|some|it) _3 (now|soon
    |first|kids|dog|dinner|bus|train|flight|report|homework)?<end>
(i|ill) _2 (stop|leave it|end|pause|finish) (here|there|now|for (today|tonight|now))
i(ll| will| shall| should)? (stop|leave|go|log off|sign off|log out)( now| here| then)<end>
(i )?(need|want) (my |some |to )?sleep

[leaves_now] goodbye 0.9
(?<! when )(im|i am|am|{begin}) ?((just|now|really|about to|gonna|then) )*(off|out|leaving
    |heading (out|off
    |home|to (bed|sleep|a|the|my)|back)|logging (off|out)|signing off|stopping( here)?|hopping off
    |getting off|turning in|calling it a (night|day)|going (offline|dark|to (bed|sleep))|done for
    (today|tonight|now|the (day|night))|off to \w+|gone|going(?! on (a )?(holiday|vacation)<end>))(
    now| then| soon| here| for \w+( \w+
    )?| camping| on holiday)*(<end>| (so|because|to (bed|sleep)|{onward})(?= ))
(turning|switching|putting) (off |away |down )?(my|the) (phone|laptop|computer|tablet|screen)( off|
    away| down)?
(im|i am|ill be) (away|offline|gone|off|out) (for|until|till|this|all|over)

[to_something_else] goodbye 0.85
{begin}((ok|okay|well|so|right|anyway|thanks|thank you|alright) )*((i|im|i am|i must be|must be|ill
    be) )?(off|hanging up|shutting down|logging out)( now| then)?( to (fetch|collect|get|see|meet
    |help|pick|feed|cook|the|my|choir|practice|training|class|church))
(im|i am) (hanging up|shutting down|(shutting|closing) (the|my|this) (laptop|lid|app|computer
    |phone|browser|chat|book)|closing<end>|quitting for (today|tonight|now))
{begin}((ok|okay|well|so|right|anyway|now) )*(closing|shutting) (the|my|this) (laptop|lid|app
    |computer|phone|tab|window|browser|chat|book)|closing (this|up) now<end>
(ill|i will|let me|i) (just )?(leave you to it|leave you to (your|the) \w+|let you go|say good
    ?(night|bye) now)
{begin}((the|my|our|a) )?(\w+ )?(films?|movie|show|shift|class|lesson|match|game|meeting|lecture
    |service|concert|exam)( is|s|are)? (starting|about to start|starts (now|soon)|on now)|(lunch
    |coffee|tea|my) break( is|s) over<end>
{begin}((the|my|our) )?(flight|bus|train|taxi|ferry|uber|ride|plane)(s| is)? (here|boarding|landing
    |called|waiting)<end>
(we|weve|we have|ive|i have) (talked|chatted|spoken|said) enough|enough (talking|chatting|screen)(
    for (today|tonight|now|one day))?<end>
{begin}((ok|okay|well|right) )*(gonna|going to|gotta|got to|have to|must) (crash|run|dash|fly|pick
    up (my|the) (kids?|son|daughter|boy|girl|dog|mum|mom|dad)|charge (my|the) phone|cook for)
i said (good ?bye|good ?night)<end>

[breaks_off] goodbye 0.85
(thats|that is|thatll be|that will be|that was|lets call that) (it|all|enough) (for (today|now
    |tonight|me|this \w+)|from me)|enough (chatting |talking )?for (today|tonight|now|one (day
    |night))
lets (stop|leave it|end( it)?|call it|wrap( it)? up|finish|pause|pick this up|continue (tomorrow
    |later))( here| there| a night| a day| for (now|today|tonight)| up| tomorrow| later)*<end>
stopping here|{begin}((so|ok|okay|well|its|it is|right|anyway|now) )*time (to|for) (me to )?(bed
    |sleep|go|leave|stop|log off|head \w+|say good ?\w+|pick up \w+ \w+|get (ready|going|up))|its
    (past )?(my )?bed ?time|{begin}bed ?time
(dinner|lunch|food|breakfast|supper)( is|s)? (ready|on the table|served|here|calling)
(my|the) (bus|train|ride|taxi|uber|cab|stop|flight|lift|tram|guests?|friends?|kids?|boss|doorbell)
    (is|are|s|just|has|have|is just)? ?(here|arriv\w+|boarding|ringing|calling|coming|came|home
    |waiting)
(mom|mum|mommy|mummy|dad|my (mom|mum|dad|parents|wife|husband|boss|teacher)) (is |just |s )?(says
    |said|wants me|told me|tells me|calling|needs me|made me) _5 (stop|off|bed|sleep|leave
    |now|dinner|(go|come)( (now|in|inside|down|home|eat))?<end>)
(battery|phone) (is |s )?(almost |nearly |about to )?(dead|dying|die|empty|low)

[delete] delete 0.9
(delet(e|ing|ed)|eras(e|ing|ed)|remov(e|ing)|wip(e|ing)|clos(e|ing)|deactivat(e|ing)|get rid of
    |clear(ing)?|destroy|purge) _3 (my|our|all|all of|every|everything|what|whatever) _4 ({data}|i
    (told|said|wrote|shared|sent)|you (know|have|saved|stored|kept|remember))
(delet(e|ing)|uninstall(ing)?|remov(e|ing)|get(ting)? rid of) (you|this app|the app|this account|the
    account|my account|myself)
(delet(e|ing)|eras(e|ing)|wip(e|ing)) (everything|it all|all of it|it)<end>
forget (what|everything|all|anything|that|about|the (story|thing|part)) _6 (i (told|said|shared
    |wrote|mentioned|ever)|you know|about me|from (earlier|yesterday))|forget (me|everything)<end>
(dont|do not|never|stop) (remember\w*|stor\w*|sav\w*) _2 (this|that|what|anything|any of|my|it)
right to be forgotten|(close|cancel|end|quit) my account

[withdraw] withdraw 0.9 firm
(withdraw\w*|withdrew|revok\w+|take back|taking back|took back|retract\w*|rescind\w*|pull(ing)? back
    |cancel\w*) _4 (consent|permission|permissions|agreement|approval|my (yes|okay|ok))
(no longer|dont|do not|not any more) (consent|agree|allow|permit|give (you )?(my )?(consent
    |permission)) _6 (you|to|my|that|this|any ?more)
(turn(ed|ing)?|switch(ed|ing)?) (off )?_4 (mood|memory|memories|tracking|location|gps|inference
    |analysis|sharing|personali\w+|training|health|history|learning|camera|mic|microphone|consent
    |data)( \w+)?( off)?
(opt(ed|ing)? out|disabl(e|ed|ing) _3 (memory|tracking|location|inference|sharing|training|camera
    |microphone|health|mood))
stop (using|sharing|analy\w+|collect\w+|track\w*|profil\w*|reading|sending) _2 (my|me)
changed my mind about (sharing|letting|allowing|giving)|(dont|do not|stop) (analy[sz]\w*|track|read
    |guess\w*) my (mood|feelings|emotions|location|messages|health)

[limit] limit 0.85 firm
(set|setting|want|need|put|make|add|have|change|got) _5 (time )?limit|limit (myself|my|of|this|us
    |you) _4 (minutes|hours|hour|time|day|a day|chats?|use)?
(\d+|ten|fifteen|twenty|thirty|forty|one|two|half an?|an) (minutes?|mins?|hours?) (a|per|each|every)
    (day|evening|night|week)
no (more )?(messages?|notifications?|texts?|pings?|reminders?|calls?|chats?|contact) (after|before
    |at|during|on|in|from|until|please|for)
(dont|do not|stop|please stop|never) (message|messaging|text\w*|writ\w+|call|calling|notify\w*
    |ping\w*|contact\w*|wak\w+) (to )?me
(turn(ing)?|switch(ing)?|mut(e|ing)) (off )?_3 (messages|notifications?|reminders?|pings?|alerts?)
(stop|dont|do not|quit|no more) (calling me|flirt\w*|sexual \w+|swearing|pet names|nicknames|(the
    )?role ?play\w*|romance|(with )?the romance)
(want to|wanna|should|need to|going to|gonna|trying to|plan to) (spend less time|cut (down|back)
    |take a break|talk (to you )?less|use (this|you|it) less|chat less|be online less)
i (dont|do not) want (you )?to (talk|speak|chat|hear) about|quiet hours|screen time (rule|limit)\w*

[refuse] refuse 0.85 firm
(rather|prefer) not( to)?( \w+)?( (say|tell|share|send|give|answer|talk|show|discuss|go into))?
(dont|do not|wont|will not|not going to|not gonna|never|refuse to|not (comfortable|ready|willing)
    |uncomfortable|hate|cant) (\w+ ){0,3}?(shar\w+|send\w*|giv\w+|tell\w*|upload\w*|show\w*|posting
    |post) _3 (you|photos?|pictures?|pics?|selfies?|address|number|name|where|location|that|this
    |private|personal|my|those|any|it)
(dont|do not|never|hate|shy|nervous|uncomfortable) _4 (photos?|pictures?|pics?|selfies?|camera
    |videos?|being (filmed|seen))
(thats|that is|its|this is) _2 (private|personal|none of your)|none of your business|mind your own
no (photos?|pics?|pictures?|selfies?|videos?|names?|personal \w+|location|address)|i (already )?said
    no|keep (that|this|it|my \w+) (private|to myself|for myself)|not telling( you)?
why (do|would|should) (you|i) (need|want|ask for|have|give you|tell you|send) (my|me|that)|you dont
    need (to know|my)

[decline] decline 0.85 firm
(cant|cannot|can not|couldnt) (really )?(afford|pay|spend)
(dont|do not|wont|will not|not|never|no need to|not going to|rather not) (\w+ ){0,2}?(pay|paying|buy
    |buying|upgrade|upgrading|subscribe|subscribing|purchase|spend|spending)(?! attention)
not interested in (premium|plus|gold|pro|buying|paying|upgrading|the|your|a|any)
(no|dont (have|need|want)) ((any|the|your|more) )?(money|budget|premium|upgrade|subscription|paid
    \w+|paid)|too (expensive|pricey|much money)|money is tight|short (on|of) (money|cash)|im broke
(cancel|cancell?ing|stop|end|ending|quit) (my|the|this) (subscription|plan|membership|premium)
(stay|staying|happy|fine|im|am|remain) (on|with) (the )?free (version|plan|tier|one)?|out of (my
    )?(budget|money)|downgrad\w+|no thanks? _3 (premium|upgrade|plan|money)

<no>
dont|not|never|wont|cant|cannot|no|without|didnt|isnt|arent|havent|wouldnt|doesnt|shouldnt|neednt

<others>
he|she|they|you|who|mom|dad|friend|boyfriend|girlfriend|husband|wife|boss|people|everyone|sister
    |brother|son|daughter|it|cat|dog

<spoken_of>
say|said|saying|says|saw|the|a|an|my|our|his|her|last|had|every|of|about|that|all|tomorrow|date
    |movie|game|told|kiss|kissed|wave|waved|final|long|sad|word|called|named|since|her|one

<fiction>
(story|novel|book|poem|song|film|movie|play|script|chapter|scene|lyrics|essay|quote|joke|play) _6
    (about|where|called|in which|that|says|who|line|character|with)
(write|writing|draft|compose) (me |us )?(a|an|the|some|this|my)|(translate|translated|spell
    |pronounce|rhyme\w*|meaning of|synonym\w*|how do (i|you) say|how to say|what does)
(my|the|our) (character|hero|heroine|villain|protagonist|knight|detective|dragon)

<confirms>
yes|yeah|yep|sure|no|nope|im sure|i am sure|i mean it|really|do it|go ahead|please|just do it|and
    |also|definitely

<company>
(stay|talk|sit|chat|remain) (here )?(with me|a (bit|little|while)( longer)?|longer|on)
(dont|do not) (leave|go|hang up)|keep me company|(can|could|will) you stay

{made} =
code|script|recipe|list|steps|command|formula|regex|snippet|function|query|summary|answer|address
    |text|draft|translation|version|link|table|poem

<asks>
((please|first|quick|quickly|and|then|but|just|oh) |<start>|(?<=[.,] ))(paste|post|repeat|convert
    |solve|rewrite|shorten|sum up|fix) (the|this|that|it|my|a|an|\d+)
(the|that|a|an|my|final|last) ((?!(for|with|of) )\w+ ){0,2}?{made}( \w+){0,4} (please|pls|again
    |first)
(i need |<start>|(?<=[.,] ))(oh |and |just )*((the|that|a|an|my|final|last) )+(\w+ )?{made} (to
    |for|of) (?!(me|us|you)\b)\w+
(i need |<start>|(?<=[.,] ))(oh |and |just )*((the|that|a|an|my|final|last) )+(\w+ )?{made}<end>
(what|how|why|which|where|who) (is|are|was|were|do|does|did|can|could|should|would|will|much|many
    |long|far|to|about)|(whats|hows|wheres|whos) (the|a|an|your|my|it|this|that)
(can|could|would|will) you ((please|just|quickly|still|first|maybe|also) )*(?!(be|stay|miss|wait
    |remember)\b)\w+
(tell|show|teach|help|remind|explain to|write|read|find|recommend|suggest|send|give) (me|us)(?! (a
    |one) (minute|sec|second|moment|break))|let me know
(one|a) ((tiny|short|last|quick|little|bedtime|more) )+(story|joke|song|riddle|poem|tale|fact)
((please|first|quick|quickly|and|then|but) |<start>|(?<=[.,] ))(write|list|translate|explain
    |calculate|define|describe|summari[sz]e|recommend|suggest|name)
i need (help|advice|to know)|(quick|one (last|more)|another) question|any (tips|ideas|advice)

<danger>
(hit|hits|hitting|beat|beats|beating|hurt|hurts|hurting|punch\w*|chok\w*|strangl\w*|slap\w*
    |kick\w*|threat\w*|rap(e|es|ed)|stalk\w*|follow\w*|attack\w*|kill\w*|abus\w*|grab\w*
    |push\w*) (me|us|my (kids|children|son|daughter|mother|mom|mum|sister|baby))
(kill\w*|hurt\w*|harm\w*|cut\w*) myself|suicid\w*|overdos\w*|gun|guns|knife|weapons?|violent
    |violence|abusive|abuser|abused|threaten\w*|police|911|112|999|unsafe|not safe|danger|dangerous
    |scared|afraid|terrified|frightened|shaky|shaking|(turned|showed|turns|shows) up (outside|at)
    (my
    |the|our) _2 (building|house|door|flat|window|home|work|office|school)|(stands?|waits?|waiting
    |standing|lurking|parked) outside (my|our) (building|house|door|flat|window|home)|(a|on|the)
    fire|smoke|bleed\w*|blood|cant breathe|chest
    (pain|hurts)|faint\w*|dizzy|help me<end>
(want|wants|wanted|wanting|wish|ready) to (die|be dead|end (it|my life|their life))|(not|dont|doesnt
    |didnt) want(ing|ed|s)? to (wake( up)?|live|be (here|alive))|end (my|their) life|self ?harm\w*
    |safety concern|relapsed|driv(e|ing) (home )?(after|drunk)

<elsewhere>
(my|our|the|an?|that) (?!({own}|{data}) )\w+ ((?!(and|or|from|of|in) )\w+ )?(account|profile)
(account|profile|data|photos?|pictures?|messages?|history) ((at|on|with|in) (?!(here|you|your|this
    |troth|file|there)\b)\w+|from (my|the) (phone|computer|laptop|camera|tablet|browser|drive|pc
    |mac))
"""
