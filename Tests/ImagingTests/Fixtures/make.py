"""Draws the picture files of this folder: python3 make.py (needs Pillow).

Upright, every one of them shows 48 by 32 pixels: red in the upper left quarter, green in the upper right, blue in the
lower left, white in the lower right; in grey files 50, 100, 150 and 250. Where a file has transparency, the lower
right quarter is transparent black.
"""
import io
import struct
import zlib

from PIL import Image

W, H = 48, 32
COLORS = [(255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 255)]
GREYS = [50, 100, 150, 250]


def quarter(x, y):
    return (x >= W // 2) + 2 * (y >= H // 2)


def rgb():
    image = Image.new("RGB", (W, H))
    image.putdata([COLORS[quarter(x, y)] for y in range(H) for x in range(W)])
    return image


def grey():
    image = Image.new("L", (W, H))
    image.putdata([GREYS[quarter(x, y)] for y in range(H) for x in range(W)])
    return image


def write(name, data):
    with open(name, "wb") as file:
        file.write(data)


def jpeg(image, **options):
    out = io.BytesIO()
    image.save(out, "JPEG", quality=95, subsampling=0, **options)
    return out.getvalue()


def tiff(orientation, order=">"):
    mark = b"MM" if order == ">" else b"II"
    return mark + struct.pack(order + "HIHHHIHHI", 42, 8, 1, 0x0112, 3, 1, orientation, 0, 0)


def with_exif(data, orientation, order=">"):
    body = b"Exif\0\0" + tiff(orientation, order)
    return data[:2] + b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body + data[2:]


# How the upright picture must be stored so that the orientation makes it upright.
STORED = {
    1: [],
    2: [Image.FLIP_LEFT_RIGHT],
    3: [Image.ROTATE_180],
    4: [Image.FLIP_TOP_BOTTOM],
    5: [Image.TRANSPOSE],
    6: [Image.ROTATE_90],
    7: [Image.TRANSVERSE],
    8: [Image.ROTATE_270],
}

write("baseline.jpg", jpeg(rgb()))
write("progressive.jpg", jpeg(rgb(), progressive=True))
write("grey.jpg", jpeg(grey()))
for orientation, steps in STORED.items():
    image = rgb()
    for step in steps:
        image = image.transpose(step)
    write(f"orientation-{orientation}.jpg", with_exif(jpeg(image), orientation, "<>"[orientation % 2]))

# Ink, no black: as Adobe writes it (inverted, with a marker), as YCCK, and without a marker (not inverted).
inks = Image.new("CMYK", (W, H))
inks.putdata([tuple(255 - c for c in COLORS[quarter(x, y)]) + (0,) for y in range(H) for x in range(W)])
adobe = jpeg(inks)
write("cmyk-adobe.jpg", adobe)


def ycck(color):
    # YCCK holds Y, Cb, Cr of 255 - C, 255 - M, 255 - Y, and in Adobe's files C, M, Y are the amounts of white.
    r, g, b = (255 - v for v in color)
    y = 0.299 * r + 0.587 * g + 0.114 * b
    stored = (y, 128 + (b - y) / 1.772, 128 + (r - y) / 1.402, 255)
    return tuple(255 - max(0, min(255, round(v))) for v in stored)


inks.putdata([ycck(COLORS[quarter(x, y)]) for y in range(H) for x in range(W)])
data = bytearray(jpeg(inks))
place = data.index(b"Adobe")
data[place + 11] = 2
write("ycck-adobe.jpg", bytes(data))

inks.putdata([COLORS[quarter(x, y)] + (255,) for y in range(H) for x in range(W)])
data = jpeg(inks)  # Pillow inverts, so this stores the amount of ink
place = data.index(b"Adobe") - 4
length = struct.unpack(">H", data[place + 2 : place + 4])[0]
write("cmyk-plain.jpg", data[:place] + data[place + 2 + length :])


def chunk(kind, body):
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def rows(samples, depth, xs, ys):
    out = b""
    for y in ys:
        values = [v for x in xs for v in samples(x, y)]
        if depth == 16:
            line = b"".join(struct.pack(">H", v) for v in values)
        elif depth == 8:
            line = bytes(values)
        else:
            bits = "".join(format(v, f"0{depth}b") for v in values)
            bits += "0" * (-len(bits) % 8)
            line = bytes(int(bits[i : i + 8], 2) for i in range(0, len(bits), 8))
        out += b"\0" + line
    return out


ADAM7 = [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)]


def png(kind, depth, samples, before=(), after=(), interlaced=False):
    if interlaced:
        raw = b"".join(
            rows(samples, depth, range(x, W, dx), range(y, H, dy)) for x, y, dx, dy in ADAM7)
    else:
        raw = rows(samples, depth, range(W), range(H))
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", W, H, depth, kind, 0, 0, int(interlaced)))
    body = b"".join(chunk(k, b) for k, b in before) + chunk(b"IDAT", zlib.compress(raw, 9))
    body += b"".join(chunk(k, b) for k, b in after)
    return b"\x89PNG\r\n\x1a\n" + head + body + chunk(b"IEND", b"")


def color(x, y):
    return COLORS[quarter(x, y)]


def shade(x, y):
    return (GREYS[quarter(x, y)],)


def opaque(x, y):
    return color(x, y) + (255,) if quarter(x, y) != 3 else (0, 0, 0, 0)


palette = (b"PLTE", bytes(v for c in COLORS for v in c))
holed = (b"PLTE", bytes(v for c in COLORS[:3] + [(0, 0, 0)] for v in c))
index = lambda x, y: (quarter(x, y),)
hole = lambda x, y: color(x, y) if quarter(x, y) != 3 else (0, 0, 0)
write("rgb.png", png(2, 8, color))
write("rgb-interlaced.png", png(2, 8, color, interlaced=True))
write("rgb-16-bit.png", png(2, 16, lambda x, y: tuple(v * 257 for v in color(x, y))))
write("rgb-key.png", png(2, 8, hole, [(b"tRNS", b"\0" * 6)]))
write("rgba.png", png(6, 8, opaque))
write("rgba-16-bit.png", png(6, 16, lambda x, y: tuple(v * 257 for v in opaque(x, y))))
write("rgba-interlaced.png", png(6, 8, opaque, interlaced=True))
write("palette-2-bit.png", png(3, 2, index, [palette]))
write("palette-8-bit.png", png(3, 8, index, [palette]))
write("palette-transparent.png", png(3, 4, index, [holed, (b"tRNS", bytes([255, 255, 255, 0]))]))
write("grey.png", png(0, 8, shade))
write("grey-16-bit.png", png(0, 16, lambda x, y: (shade(x, y)[0] * 257,)))
write("grey-1-bit.png", png(0, 1, lambda x, y: (quarter(x, y) % 2,)))
gone = lambda x, y: GREYS[quarter(x, y)] if quarter(x, y) != 3 else 0
write("grey-alpha.png", png(4, 8, lambda x, y: (gone(x, y), 255 if quarter(x, y) != 3 else 0)))
write("grey-alpha-16-bit.png", png(4, 16, lambda x, y: (gone(x, y) * 257, 65535 if quarter(x, y) != 3 else 0)))
write("grey-key.png", png(0, 8, lambda x, y: (gone(x, y),), [(b"tRNS", b"\0\0")]))
write("upside-down.png", png(2, 8, lambda x, y: color(W - 1 - x, H - 1 - y), [(b"eXIf", tiff(3))]))
write("animated.png", png(2, 8, color, [(b"acTL", struct.pack(">II", 2, 0))]))
write("one-frame.png", png(2, 8, color, [(b"acTL", struct.pack(">II", 1, 0))]))
