/*
 * A double for the lab only: lets a software GL on a KMS device import dma-bufs of other devices, as a GPU's driver does.
 *
 * Mesa's kms_swrast asks the kernel to make a handle of the device's for a dma-buf (PRIME_FD_TO_HANDLE) and then to map that handle as a
 * "dumb" buffer (MODE_MAP_DUMB). The kernel refuses one or the other when the dma-buf is another device's. Loaded by LD_PRELOAD, this
 * makes up a handle where the kernel has none that can be mapped, and maps the dma-buf itself when the handle is mapped.
 * What the kernel can do is left to it. It shows that this project's code is right, and nothing about any driver.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <sys/mman.h>
#include <unistd.h>

/* From drm.h and drm_mode.h, which need not be installed. */
struct prime_handle { uint32_t handle, flags; int32_t fd; };
struct map_dumb { uint32_t handle, pad; uint64_t offset; };
struct one_handle { uint32_t handle, pad; };
#define DRM_IOCTL_GEM_CLOSE 0x40086409ul
#define DRM_IOCTL_PRIME_FD_TO_HANDLE 0xc00c642eul
#define DRM_IOCTL_MODE_MAP_DUMB 0xc01064b3ul
#define DRM_IOCTL_MODE_DESTROY_DUMB 0xc00464b4ul

/* Handles are small numbers and offsets small multiples of pages: neither comes near these. */
#define FIRST_HANDLE 0x70000000u
#define FIRST_OFFSET 0x600000000000ull
#define SLOTS 4096

typedef int (*ioctl_function)(int, unsigned long, ...);
typedef void *(*mmap_function)(void *, size_t, int, int, int, off_t);

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int imported[SLOTS]; /* descriptor + 1; 0 is free */
static ioctl_function next_ioctl;
static mmap_function next_mmap;

__attribute__((constructor)) static void find_next(void)
{
    next_ioctl = (ioctl_function)dlsym(RTLD_NEXT, "ioctl");
    next_mmap = (mmap_function)dlsym(RTLD_NEXT, "mmap");
}

static int is_ours(uint32_t handle)
{
    return handle >= FIRST_HANDLE && handle - FIRST_HANDLE < SLOTS;
}

static int keep(int fd, uint32_t *handle)
{
    int copy = fcntl(fd, F_DUPFD_CLOEXEC, 64);
    if (copy < 0)
        return -1;
    pthread_mutex_lock(&lock);
    int slot = 0;
    while (slot < SLOTS && imported[slot])
        slot++;
    if (slot < SLOTS)
        imported[slot] = copy + 1;
    pthread_mutex_unlock(&lock);
    if (slot == SLOTS) {
        close(copy);
        errno = ENOMEM;
        return -1;
    }
    *handle = FIRST_HANDLE + slot;
    return 0;
}

static int drop(uint32_t handle)
{
    pthread_mutex_lock(&lock);
    int fd = imported[handle - FIRST_HANDLE] - 1;
    imported[handle - FIRST_HANDLE] = 0;
    pthread_mutex_unlock(&lock);
    if (fd < 0) {
        errno = EINVAL;
        return -1;
    }
    close(fd);
    return 0;
}

static int import(int device, struct prime_handle *prime)
{
    int fd = prime->fd;
    if (next_ioctl(device, DRM_IOCTL_PRIME_FD_TO_HANDLE, prime) == 0) {
        struct map_dumb map = { .handle = prime->handle };
        if (next_ioctl(device, DRM_IOCTL_MODE_MAP_DUMB, &map) == 0)
            return 0;
        struct one_handle unused = { .handle = prime->handle };
        next_ioctl(device, DRM_IOCTL_GEM_CLOSE, &unused);
    }
    return keep(fd, &prime->handle);
}

int ioctl(int fd, unsigned long request, ...)
{
    va_list arguments;
    va_start(arguments, request);
    void *argument = va_arg(arguments, void *);
    va_end(arguments);
    switch (request) {
    case DRM_IOCTL_PRIME_FD_TO_HANDLE:
        return import(fd, argument);
    case DRM_IOCTL_MODE_MAP_DUMB: {
        struct map_dumb *map = argument;
        if (is_ours(map->handle)) {
            map->offset = FIRST_OFFSET + ((uint64_t)(map->handle - FIRST_HANDLE) << 32);
            return 0;
        }
        break;
    }
    case DRM_IOCTL_GEM_CLOSE:
    case DRM_IOCTL_MODE_DESTROY_DUMB:
        /* Both begin with the handle. */
        if (is_ours(*(uint32_t *)argument))
            return drop(*(uint32_t *)argument);
        break;
    default:
        break;
    }
    return next_ioctl(fd, request, argument);
}

void *mmap(void *address, size_t length, int protection, int flags, int fd, off_t offset)
{
    if (!next_mmap)
        find_next();
    uint64_t slot = ((uint64_t)offset - FIRST_OFFSET) >> 32;
    if ((uint64_t)offset < FIRST_OFFSET || slot >= SLOTS)
        return next_mmap(address, length, protection, flags, fd, offset);
    pthread_mutex_lock(&lock);
    int copy = imported[slot] - 1;
    pthread_mutex_unlock(&lock);
    return next_mmap(address, length, protection, flags, copy, 0);
}

void *mmap64(void *address, size_t length, int protection, int flags, int fd, off64_t offset)
{
    return mmap(address, length, protection, flags, fd, offset);
}
