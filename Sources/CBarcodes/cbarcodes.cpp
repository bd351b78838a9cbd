#include "cbarcodes.h"

#define ZX_USE_UTF8 1
#include <ZXing/BitMatrix.h>
#include <ZXing/MultiFormatWriter.h>
#include <ZXing/ReadBarcode.h>
#include <ZXing/ZXVersion.h>

#include <algorithm>
#include <string>

namespace {

// zxing-cpp draws every row of a symbol four modules high.
constexpr int rowHeight = 4;

// No symbol holds more: 925 data codewords, of which six carry at most 2.9 digits each.
constexpr int32_t maximumPayload = 2710;

}  // namespace

#define CBARCODES_TEXT(macro) CBARCODES_QUOTED(macro)
#define CBARCODES_QUOTED(text) #text

const char *cbarcodes_version(void) {
    return CBARCODES_TEXT(ZXING_VERSION_MAJOR) "." CBARCODES_TEXT(ZXING_VERSION_MINOR) "." CBARCODES_TEXT(
        ZXING_VERSION_PATCH);
}

int32_t cbarcodes_read_pdf417(
    const uint8_t *grey, int32_t width, int32_t height, int32_t stride, uint8_t *out,
    int32_t capacity, int32_t quad[8], uint32_t flags) {
  if (!grey || !quad || (!out && capacity > 0) || capacity < 0 || width <= 0 || height <= 0 ||
      stride < width)
    return -1;
  try {
    using namespace ZXing;
    auto hints = DecodeHints()
                     .setFormats(BarcodeFormat::PDF417)
                     .setTryHarder(true)
                     .setTryRotate((flags & CBARCODES_TRY_ROTATE) != 0)
                     .setTryDownscale(false)
                     .setMaxNumberOfSymbols(1)
                     .setBinarizer(
                         (flags & CBARCODES_GLOBAL_THRESHOLD) != 0 ? Binarizer::GlobalHistogram
                                                                   : Binarizer::LocalAverage);
    auto result = ReadBarcode({grey, width, height, ImageFormat::Lum, stride}, hints);
    if (!result.isValid()) return 0;
    const auto &position = result.position();
    for (int corner = 0; corner < 4; corner++) {
      quad[2 * corner] = position[corner].x;
      quad[2 * corner + 1] = position[corner].y;
    }
    // Only who knows where each character set begins can tell what the bytes mean.
    const auto text = result.hasECI() ? result.text() : std::string();
    const auto bytes = text.empty() ? result.bytes() : ByteArray(text);
    if (bytes.size() > INT32_MAX) return -1;
    auto count = static_cast<int32_t>(bytes.size());
    if (count <= capacity) std::copy(bytes.begin(), bytes.end(), out);
    return count;
  } catch (...) {
    return -1;
  }
}

int32_t cbarcodes_write_pdf417(
    const uint8_t *bytes, int32_t count, int32_t level, uint8_t *modules, int32_t capacity,
    int32_t *width, int32_t *height) {
  if (!bytes || !width || !height || (!modules && capacity > 0) || capacity < 0 || count <= 0 ||
      count > maximumPayload || level < 0 || level > 8)
    return -1;
  try {
    using namespace ZXing;
    std::wstring text(bytes, bytes + count);
    // The sizes asked for only say "wider than tall": the library never draws smaller than one pixel
    // a module, and scales up by whole numbers only.
    auto matrix =
        MultiFormatWriter(BarcodeFormat::PDF417).setEccLevel(level).setMargin(0).encode(text, 2, 1);
    if (matrix.height() % rowHeight != 0) return -1;
    *width = matrix.width();
    *height = matrix.height() / rowHeight;
    int32_t total = *width * *height;
    if (total > capacity) return total;
    for (int32_t y = 0; y < *height; y++)
      for (int32_t x = 0; x < *width; x++)
        modules[y * *width + x] = matrix.get(x, y * rowHeight) ? 1 : 0;
    return total;
  } catch (...) {
    return -1;
  }
}
