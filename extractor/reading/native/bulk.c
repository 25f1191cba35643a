/* Calls of a C function for thousands of handles at once, whose results are written into buffers.
 *
 * A call through ctypes costs fifty times what most of pdfium's functions take, and a page has thousands of glyphs. What
 * is called is given by its address, and so are the buffers: the caller (extractor/reading/pdfium.py) vouches for their
 * types and lengths. Without a compiler the package does without this module, with the same results.
 */
#define Py_LIMITED_API 0x030B0000
#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <stdint.h>

typedef unsigned long long address;
typedef void *handle;

#define AT(type, base, offset) ((type *)(uintptr_t)((base) + (offset)))

/* ask(function, handles, handle_step, items, others, out, width, count): out[i] = function(handles[i]); or, where items is
 * not 0, function(handles[i], items[i]); or, where others is not 0 either, function(handles[i], items[i], others[i]).
 * Handles are 64 bits, items and others 32, results `width` bytes (4: an int, 8: a pointer). */
static PyObject *ask(PyObject *module, PyObject *arguments)
{
    address function, handles, items, others, out;
    int step, width;
    Py_ssize_t count;
    (void)module;
    if (!PyArg_ParseTuple(arguments, "KKiKKKin", &function, &handles, &step, &items, &others, &out, &width, &count))
        return NULL;
    for (Py_ssize_t i = 0; i < count; i++) {
        handle one = *AT(handle, handles, i * step);
        int item = items ? *AT(int32_t, items, i * 4) : 0;
        int other = others ? *AT(int32_t, others, i * 4) : 0;
        if (width == 8)
            *AT(handle, out, i * 8) = others  ? ((handle(*)(handle, int, int))(uintptr_t)function)(one, item, other)
                                      : items ? ((handle(*)(handle, int))(uintptr_t)function)(one, item)
                                              : ((handle(*)(handle))(uintptr_t)function)(one);
        else
            *AT(int32_t, out, i * 4) = others  ? ((int (*)(handle, int, int))(uintptr_t)function)(one, item, other)
                                       : items ? ((int (*)(handle, int))(uintptr_t)function)(one, item)
                                               : ((int (*)(handle))(uintptr_t)function)(one);
    }
    Py_RETURN_NONE;
}

/* fill(function, handles, out, cell, cells, count): function(handles[i], &out[i][0], &out[i][1], ...), with 1, 2 or 4
 * cells of `cell` bytes in each row. */
static PyObject *fill(PyObject *module, PyObject *arguments)
{
    address function, handles, out;
    int cell, cells;
    Py_ssize_t count;
    (void)module;
    if (!PyArg_ParseTuple(arguments, "KKKiin", &function, &handles, &out, &cell, &cells, &count))
        return NULL;
    for (Py_ssize_t i = 0; i < count; i++) {
        handle one = *AT(handle, handles, i * 8);
        char *row = AT(char, out, i * cell * cells);
        if (cells == 4)
            ((int (*)(handle, void *, void *, void *, void *))(uintptr_t)function)(
                one, row, row + cell, row + 2 * cell, row + 3 * cell);
        else if (cells == 2)
            ((int (*)(handle, void *, void *))(uintptr_t)function)(one, row, row + cell);
        else
            ((int (*)(handle, void *))(uintptr_t)function)(one, row);
    }
    Py_RETURN_NONE;
}

/* place(function, handle, items, out, row, count): function(handle, items[i], &out[i]) with rows of `row` bytes. */
static PyObject *place(PyObject *module, PyObject *arguments)
{
    address function, one, items, out;
    int row;
    Py_ssize_t count;
    (void)module;
    if (!PyArg_ParseTuple(arguments, "KKKKin", &function, &one, &items, &out, &row, &count))
        return NULL;
    for (Py_ssize_t i = 0; i < count; i++)
        ((int (*)(handle, int, void *))(uintptr_t)function)(
            (handle)(uintptr_t)one, *AT(int32_t, items, i * 4), AT(char, out, i * row));
    Py_RETURN_NONE;
}

static PyMethodDef functions[] = {
    {"ask", ask, METH_VARARGS, NULL},
    {"fill", fill, METH_VARARGS, NULL},
    {"place", place, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef definition = {
    PyModuleDef_HEAD_INIT, "bulk", "Calls of C functions in bulk.", -1, functions, NULL, NULL, NULL, NULL,
};

PyMODINIT_FUNC PyInit_bulk(void)
{
    return PyModule_Create(&definition);
}
