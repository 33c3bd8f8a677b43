"""Small Network Canvas exports, made like the real ones: a neighbourhood study nobody ran."""

import io
import zipfile

EGO = "networkCanvasEgoUUID,networkCanvasCaseID,networkCanvasSessionID,networkCanvasProtocolName,sessionStart,sessionFinish,sessionExported,Age"  # fmt: skip
NODE = "nodeID,networkCanvasEgoUUID,networkCanvasUUID"
EDGE = "edgeID,from,to,networkCanvasEgoUUID,networkCanvasUUID,networkCanvasSourceUUID,networkCanvasTargetUUID"  # fmt: skip


def table(header, *rows, end="\r\n"):
    return end.join([header, *rows]) + end


def ego(key="ego-1", case="case_1", started="2026-05-04T10:00:00.000Z"):
    return f"{key},{case},session-{key},Streets (1),{started},{started},{started},30"


def edge(number, source, target, key="ego-1"):
    return f"{number},1,2,{key},edge-{number},{source},{target}"


def person(number, *cells, key="ego-1", uuid=None):
    return ",".join([str(number), key, uuid or f"p{number}", *cells])


PEOPLE = """\
nodeID,networkCanvasEgoUUID,networkCanvasUUID,name,RelStrength,ContactFreq,Spot_x,Spot_y,\
Relation_Friend,Relation_Family,Relation_Neighbour,Likes_tea,null
1,ego-1,p1,Ana,Very_close,Daily,0.5,0.5,true,false,false,true,
2,ego-1,p2,Bo,Somewhat_close,Weekly,0.4,0.6,false,true,false,,
3,ego-1,p3,Cy,Not_close_at_all,Less_than_weekly,0.1,0.2,true,false,true,,
"""
KNOWS = table(EDGE, edge(1, "p1", "p2"), edge(2, "p2", "p3"))
PLACES = table(
    f"{NODE},label,Type",
    "4,ego-1,q1,Corner café,Cafe",
    "5,ego-1,q2,The park,Park",
)
VISITS = table(EDGE, edge(3, "p1", "q1"))
ONE = {
    "case_1_s1_ego.csv": table(EGO, ego()),
    "case_1_s1_attributeList_Person.csv": PEOPLE,
    "case_1_s1_attributeList_Place.csv": PLACES,
    "case_1_s1_edgeList_Knows.csv": KNOWS,
    "case_1_s1_edgeList_Visits.csv": VISITS,
}


def zipped(files, folder="export/", method=zipfile.ZIP_DEFLATED):
    """A zip of these files (name → text or bytes), as an archiver on a desktop makes it."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(f"{folder}{name}", content)
    return held.getvalue()


def with_junk(files):
    """The same with what desktops add."""
    junk = {
        ".DS_Store": b"\0\0\0\1Bud1",
        "__MACOSX/._case_1_s1_ego.csv": b"\0\5\x16\7",
        "__MACOSX/export/._case_1_s1_attributeList_Person.csv": b"\0\5\x16\7",
        "._case_1_s1_edgeList_Knows.csv": b"\0\5\x16\7",
        "case_1_s1.graphml": b"<graphml/>",
        "Thumbs.db": b"x",
        "read me.txt": b"hello",
        "inner.zip": zipped({"case_9_s9_ego.csv": table(EGO, ego("ego-9", "case_9"))}),
    }
    return {**files, **junk}
