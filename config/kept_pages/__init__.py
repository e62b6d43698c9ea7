"""Pages for nobody in particular are drawn once and kept until something changes that they could show.

KeptPages        the ASGI application around Django that answers with what is kept (`application`)
Place            under what a page is found: all that Django decides an answer by (`place`)
Answer, Shelf    finished answers, and where they lie (`answers`)
Lookout          at which state the pages of a host are now, and who asks too often (`lookout`)
KEPT             which pages, and the middleware that says in their heads who may store them (`names`)
"""
