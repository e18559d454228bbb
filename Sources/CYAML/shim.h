// The only door to libyaml: a reader of events behind one pointer, since Swift cannot see the unions of an event.
#ifndef DYSBIO_CYAML_SHIM_H
#define DYSBIO_CYAML_SHIM_H

#include <stdint.h>
#include <stdlib.h>
#include <yaml.h>

typedef struct {
  yaml_parser_t parser;
  yaml_event_t event;
  const uint8_t *bytes;
  size_t count;
} dysbio_yaml;

// Null where memory is short. The bytes must outlive the reader.
static inline dysbio_yaml *dysbio_yaml_open(const uint8_t *bytes, size_t count) {
  dysbio_yaml *reader = (dysbio_yaml *)calloc(1, sizeof *reader);
  if (!reader) return NULL;
  if (!yaml_parser_initialize(&reader->parser)) {
    free(reader);
    return NULL;
  }
  reader->bytes = bytes;
  reader->count = count;
  yaml_parser_set_input_string(&reader->parser, bytes, count);
  return reader;
}

// The next event; what the one before held is gone. 0: no YAML, see the problem.
static inline int dysbio_yaml_next(dysbio_yaml *reader) {
  yaml_event_delete(&reader->event);
  return yaml_parser_parse(&reader->parser, &reader->event);
}
static inline yaml_event_type_t dysbio_yaml_kind(const dysbio_yaml *reader) { return reader->event.type; }

// 1-based, where the event begins.
static inline size_t dysbio_yaml_line(const dysbio_yaml *reader) { return reader->event.start_mark.line + 1; }

// Of a scalar: its text, whose bytes are counted, and whether it stands without quotes.
static inline const uint8_t *dysbio_yaml_text(const dysbio_yaml *reader, size_t *count) {
  *count = reader->event.data.scalar.length;
  return reader->event.data.scalar.value;
}
static inline int dysbio_yaml_is_plain(const dysbio_yaml *reader) {
  return reader->event.data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
}

// Whether a scalar, sequence or mapping has an anchor (&a) or a tag (!a).
static inline int dysbio_yaml_is_marked(const dysbio_yaml *reader) {
  switch (reader->event.type) {
    case YAML_SCALAR_EVENT: return reader->event.data.scalar.anchor || reader->event.data.scalar.tag;
    case YAML_SEQUENCE_START_EVENT:
      return reader->event.data.sequence_start.anchor || reader->event.data.sequence_start.tag;
    case YAML_MAPPING_START_EVENT:
      return reader->event.data.mapping_start.anchor || reader->event.data.mapping_start.tag;
    default: return 0;
  }
}

// After a 0: what is wrong, null where nothing is said, and its 1-based line.
static inline const char *dysbio_yaml_problem(const dysbio_yaml *reader) { return reader->parser.problem; }
static inline size_t dysbio_yaml_problem_line(const dysbio_yaml *reader) {
  if (reader->parser.error != YAML_READER_ERROR) return reader->parser.problem_mark.line + 1;
  // Bytes that are no text: libyaml tells where, but in no line.
  size_t line = 1;
  for (size_t i = 0; i < reader->parser.problem_offset && i < reader->count; i++) line += reader->bytes[i] == 10;
  return line;
}

static inline void dysbio_yaml_close(dysbio_yaml *reader) {
  yaml_event_delete(&reader->event);
  yaml_parser_delete(&reader->parser);
  free(reader);
}

#endif
