#include "copenvino.h"

#include <dlfcn.h>
#include <stdlib.h>

// The few declarations that are needed of openvino/c/openvino.h, version 2026.4.

typedef struct {
  int64_t rank;
  int64_t *dims;
} shape_t;

typedef struct {
  const char *build_number;
  const char *description;
} version_t;

enum { element_f32 = 4 };

struct copenvino_runtime {
  void *library;
  /// Whoever holds it: the caller of copenvino_open, and every network.
  int holders;
  void *core;
  version_t version;

  int (*get_version)(version_t *);
  void (*version_free)(version_t *);
  int (*core_create)(void **);
  void (*core_free)(void *);
  int (*read_model)(const void *, const char *, const char *, void **);
  void (*model_free)(void *);
  int (*compile_model)(const void *, const void *, const char *, size_t, void **, ...);
  void (*compiled_free)(void *);
  int (*get_property)(const void *, const char *, char **);
  void (*free_text)(const char *);
  int (*create_request)(const void *, void **);
  void (*request_free)(void *);
  int (*tensor_from_host)(int, shape_t, void *, void **);
  void (*tensor_free)(void *);
  int (*tensor_data)(const void *, void **);
  int (*tensor_shape)(const void *, shape_t *);
  int (*shape_free)(shape_t *);
  int (*set_input)(void *, const void *);
  int (*get_output)(const void *, void **);
  int (*infer)(void *);
  /// `ov::CompiledModel::release_memory()`, which the C interface lacks; NULL when the library has none.
  void (*release_memory)(void *);
};

struct copenvino_network {
  copenvino_runtime *runtime;
  void *compiled;
  char *precision;
  void *request;
  /// The last output, which owns what copenvino_run handed out.
  void *output;
};

static int find_functions(copenvino_runtime *r) {
  const struct {
    void *target;
    const char *name;
  } functions[] = {
      {&r->get_version, "ov_get_openvino_version"},
      {&r->version_free, "ov_version_free"},
      {&r->core_create, "ov_core_create"},
      {&r->core_free, "ov_core_free"},
      {&r->read_model, "ov_core_read_model"},
      {&r->model_free, "ov_model_free"},
      {&r->compile_model, "ov_core_compile_model"},
      {&r->compiled_free, "ov_compiled_model_free"},
      {&r->get_property, "ov_compiled_model_get_property"},
      {&r->free_text, "ov_free"},
      {&r->create_request, "ov_compiled_model_create_infer_request"},
      {&r->request_free, "ov_infer_request_free"},
      {&r->tensor_from_host, "ov_tensor_create_from_host_ptr"},
      {&r->tensor_free, "ov_tensor_free"},
      {&r->tensor_data, "ov_tensor_data"},
      {&r->tensor_shape, "ov_tensor_get_shape"},
      {&r->shape_free, "ov_shape_free"},
      {&r->set_input, "ov_infer_request_set_input_tensor"},
      {&r->get_output, "ov_infer_request_get_output_tensor"},
      {&r->infer, "ov_infer_request_infer"},
  };
  for (size_t place = 0; place < sizeof functions / sizeof functions[0]; place++) {
    void *function = dlsym(r->library, functions[place].name);
    if (!function) return -1;
    *(void **)functions[place].target = function;
  }
  *(void **)&r->release_memory = dlsym(r->library, "_ZN2ov13CompiledModel14release_memoryEv");
  return 0;
}

copenvino_runtime *copenvino_open(const char *library) {
  copenvino_runtime *runtime = calloc(1, sizeof *runtime);
  if (!runtime) return NULL;
  runtime->holders = 1;
  runtime->library = dlopen(library, RTLD_NOW | RTLD_LOCAL);
  if (!runtime->library) {
    free(runtime);
    return NULL;
  }
  if (find_functions(runtime) != 0 || runtime->get_version(&runtime->version) != 0 ||
      runtime->core_create(&runtime->core) != 0) {
    copenvino_close(runtime);
    return NULL;
  }
  return runtime;
}

void copenvino_close(copenvino_runtime *runtime) {
  if (--runtime->holders > 0) return;
  if (runtime->core) runtime->core_free(runtime->core);
  if (runtime->version.build_number) runtime->version_free(&runtime->version);
  // The library stays: its plugins do not survive being closed and opened again.
  free(runtime);
}

const char *copenvino_version(const copenvino_runtime *runtime) {
  return runtime->version.build_number;
}

copenvino_network *copenvino_load(copenvino_runtime *runtime, const char *path) {
  copenvino_network *network = calloc(1, sizeof *network);
  if (!network) return NULL;
  network->runtime = runtime;
  runtime->holders++;
  void *model = NULL;
  int status = runtime->read_model(runtime->core, path, NULL, &model);
  if (status == 0) {
    status = runtime->compile_model(
        runtime->core, model, "CPU", 4, &network->compiled, "INFERENCE_NUM_THREADS", "1",
        "NUM_STREAMS", "1");
    runtime->model_free(model);
  }
  if (status == 0) {
    status = runtime->get_property(
        network->compiled, "INFERENCE_PRECISION_HINT", &network->precision);
  }
  if (status == 0) status = runtime->create_request(network->compiled, &network->request);
  if (status == 0) return network;
  copenvino_unload(network);
  return NULL;
}

void copenvino_unload(copenvino_network *network) {
  copenvino_runtime *runtime = network->runtime;
  if (network->output) runtime->tensor_free(network->output);
  if (network->request) runtime->request_free(network->request);
  if (network->precision) runtime->free_text(network->precision);
  if (network->compiled) runtime->compiled_free(network->compiled);
  free(network);
  copenvino_close(runtime);
}

const char *copenvino_precision(const copenvino_network *network) { return network->precision; }

int copenvino_run(
    copenvino_network *network, float *input, const int64_t shape[4], const float **output,
    int64_t *rows, int64_t *columns) {
  copenvino_runtime *runtime = network->runtime;
  if (network->output) runtime->tensor_free(network->output);
  network->output = NULL;
  shape_t input_shape = {4, (int64_t *)shape};
  void *tensor = NULL;
  int status = runtime->tensor_from_host(element_f32, input_shape, input, &tensor);
  if (status == 0) status = runtime->set_input(network->request, tensor);
  if (status == 0) status = runtime->infer(network->request);
  if (status == 0) status = runtime->get_output(network->request, &network->output);
  if (tensor) runtime->tensor_free(tensor);
  if (status != 0) return -1;
  shape_t output_shape = {0, NULL};
  void *data = NULL;
  if (runtime->tensor_shape(network->output, &output_shape) != 0) return -1;
  if (output_shape.rank >= 2) {
    *rows = output_shape.dims[output_shape.rank - 2];
    *columns = output_shape.dims[output_shape.rank - 1];
  }
  status = output_shape.rank >= 2 ? runtime->tensor_data(network->output, &data) : -1;
  runtime->shape_free(&output_shape);
  *output = data;
  return status == 0 ? 0 : -1;
}

void copenvino_rest(copenvino_network *network) {
  copenvino_runtime *runtime = network->runtime;
  if (network->output) runtime->tensor_free(network->output);
  network->output = NULL;
  // A handle of the C interface holds one std::shared_ptr, whose first word is the address of the object.
  if (runtime->release_memory) runtime->release_memory(*(void **)network->compiled);
}

void copenvino_normalize(
    const uint8_t *samples, int width, int height, int channels, int padded_width, float *target) {
  for (int channel = 0; channel < 3; channel++) {
    const uint8_t *source = samples + (channels == 3 ? 2 - channel : 0);
    for (int row = 0; row < height; row++) {
      for (int column = 0; column < width; column++, source += channels) {
        target[column] = *source / 127.5f - 1;
      }
      for (int column = width; column < padded_width; column++) target[column] = 0;
      target += padded_width;
    }
  }
}
