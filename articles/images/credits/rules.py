"""The agencies a paper starts with: each as printed, and how others write it."""

from collections.abc import Iterable

from articles.images.credits.printed import fold

START_RULES: tuple[tuple[str, list[str]], ...] = (
    ("ANP", ["ANP Foto", "ANP Photo", "Algemeen Nederlands Persbureau", "ANP XTRA"]),
    ("EPA", ["EPA-EFE", "EPA EFE", "EFE-EPA", "European Pressphoto Agency"]),
    ("AFP", ["Agence France-Presse", "Agence France Presse", "AFP Photo"]),
    ("AP", ["Associated Press", "The Associated Press", "AP Photo", "AP Photos"]),
    ("Reuters", ["Thomson Reuters", "Reuters Pictures", "Reuters Photo", "rtr"]),
    (
        "Getty Images",
        ["Getty", "GettyImages", "Getty Images Europe", "gettyimages.com"],
    ),
    ("Hollandse Hoogte", ["HH", "Hollandse-Hoogte", "HollandseHoogte"]),
    ("dpa", ["Deutsche Presse-Agentur", "Deutsche Presse Agentur"]),
    (
        "Picture Alliance",
        ["picture-alliance", "dpa picture alliance", "dpa/picture-alliance"],
    ),
    ("Belga", ["Belga Photo", "Belga Foto", "BelgaImage", "Belga Image"]),
    ("Bloomberg", ["Bloomberg News", "Bloomberg via Getty Images"]),
    ("Xinhua", ["Xinhua News Agency", "Xinhua Photo"]),
    ("TASS", ["ITAR-TASS", "TASS News Agency"]),
    ("RIA Novosti", ["RIA", "Sputnik/RIA Novosti"]),
    ("Kyodo", ["Kyodo News"]),
    ("Yonhap", ["Yonhap News Agency", "Yonhap News"]),
    ("PA", ["PA Images", "PA Media", "Press Association", "PA Wire"]),
    ("ANSA", ["Agenzia ANSA"]),
    ("EFE", ["Agencia EFE"]),
    ("Keystone", ["Keystone-SDA"]),
    ("NTB", ["NTB scanpix", "Scanpix"]),
    ("TT", ["TT News Agency", "TT Nyhetsbyrån"]),
    ("Ritzau", ["Ritzau Scanpix"]),
    ("Anadolu", ["Anadolu Agency", "Anadolu Images", "Anadolu Ajansı"]),
    ("Imago", ["imago images", "IMAGO Images"]),
    ("NurPhoto", ["Nur Photo"]),
    ("Sipa", ["Sipa Press", "Sipa USA", "SIPA"]),
    (
        "Zuma Press",
        [
            *("Zuma", "ZUMAPRESS", "ZUMAPRESS.com", "ZUMA Wire"),
            *("ZUMA Press Wire", "ZUMA Press, Inc"),
        ],
    ),
    ("Abaca", ["Abaca Press", "ABACAPRESS"]),
    ("Magnum Photos", ["Magnum", "Magnum Photo"]),
    ("VII", ["VII Photo", "VII Photo Agency"]),
    ("Panos Pictures", ["Panos"]),
    ("Laif", ["laif agentur"]),
    ("Redux", ["Redux Pictures"]),
    ("Camera Press", []),
    ("Polaris", ["Polaris Images"]),
    ("SOPA Images", ["SOPA"]),
    ("Photo News", ["Photonews", "Photo News Belgium"]),
    ("Graphic News", ["GraphicNews"]),
    ("VidiPhoto", ["Vidi Photo", "ANP VidiPhoto"]),
    ("Pro Shots", ["ProShots", "Pro-Shots", "Proshots.nl"]),
    ("BSR Agency", ["BSR", "BSR Agency B.V."]),
    ("Orange Pictures", ["OrangePictures"]),
    ("Novum", ["Novum Nieuws", "Novum Foto"]),
    ("Soccrates", ["Soccrates Images"]),
    ("VI Images", ["VI-Images"]),
    ("De Beeldunie", ["Beeldunie"]),
    ("De Brabantse Fotografen", []),
    ("Lumen", ["Lumenphoto"]),
    ("Caspar Huurdeman", ["Caspar Huurdeman Fotografie"]),
    ("MediaTV", ["Media TV"]),
    ("AS Media", ["ASMedia"]),
    ("Regio15", ["Regio 15"]),
    ("Flashphoto", ["Flashphoto NL", "Flashphoto.nl"]),
    ("RVD", ["Rijksvoorlichtingsdienst"]),
    ("Rijksoverheid", ["Rijksoverheid.nl"]),
    ("Defensie", ["Ministerie van Defensie", "Mediacentrum Defensie"]),
    ("Nationaal Archief", ["Nationaal Archief/Anefo", "Anefo"]),
    (
        "Beeld en Geluid",
        ["Beeld & Geluid", "Nederlands Instituut voor Beeld en Geluid"],
    ),
    ("Rijksmuseum", ["Rijksmuseum Amsterdam"]),
    ("Spaarnestad", ["Spaarnestad Photo"]),
    ("NASA", ["National Aeronautics and Space Administration"]),
    ("ESA", ["European Space Agency"]),
    ("Shutterstock", ["Shutterstock.com", "Shutter Stock"]),
    (
        "Alamy",
        ["Alamy Stock Photo", "Alamy Stock Photos", "Alamy Live News", "Alamy.com"],
    ),
    ("iStock", ["iStockphoto", "iStock Photo", "iStock by Getty Images"]),
    ("Adobe Stock", ["AdobeStock", "stock.adobe.com"]),
    ("Depositphotos", ["Deposit Photos"]),
    ("Dreamstime", ["Dreamstime.com"]),
    ("123RF", ["123RF.com"]),
    ("Unsplash", ["Unsplash.com"]),
    ("Pixabay", ["Pixabay.com"]),
    ("Pexels", ["Pexels.com"]),
    ("Flickr", ["Flickr.com"]),
    ("RV", ["r.v."]),
    ("privéarchief", ["prive-archief", "privé archief", "eigen archief"]),
    ("privécollectie", ["privé collectie"]),
    ("eigen foto", ["eigen beeld"]),
    ("Wikimedia Commons", ["Wikimedia", "Wikicommons", "Wikimedia.org"]),
)


def spellings_from(rules: Iterable[tuple[str, Iterable[str]]]) -> dict[str, str]:
    """Every folded spelling, and the printed name itself, with the name as printed."""
    return {
        fold(spelling): printed
        for printed, others in rules
        for spelling in (printed, *others)
    }
