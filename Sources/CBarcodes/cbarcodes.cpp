#include "cbarcodes.h"
