using System.Globalization;
using System.Runtime.InteropServices;

namespace Compositor.Rendering;

/// <summary>EGL's devices (EGL_EXT_device_enumeration, EGL_EXT_device_query): which DRM node is behind a display.</summary>
internal static unsafe class EglDevices
{
    private const int Most = 64;
    private const int DeviceAttribute = 0x322C;
    private const int DrmDeviceFile = 0x3233;
    private const int DrmRenderNodeFile = 0x3377;

    /// <summary>The device with a DRM node, /dev/dri/card0 or /dev/dri/renderD128; or by its place in EGL's list, from 0.</summary>
    /// <exception cref="RendererException">EGL has none.</exception>
    public static nint Find(string node)
    {
        var client = EglExtensions.OfClient();
        if (!client.Has("EGL_EXT_device_enumeration") && !client.Has("EGL_EXT_device_base"))
        {
            throw new RendererException("EGL does not list its devices");
        }

        var query = (delegate* unmanaged<int, nint*, int*, int>)Egl.eglGetProcAddress("eglQueryDevicesEXT");
        var devices = stackalloc nint[Most];
        var count = 0;
        if (query(Most, devices, &count) != 0)
        {
            for (var i = 0; i < Math.Min(count, Most); i++)
            {
                if (node == i.ToString(CultureInfo.InvariantCulture) || NodeOf(devices[i], DrmDeviceFile) == node || NodeOf(devices[i], DrmRenderNodeFile) == node)
                {
                    return devices[i];
                }
            }
        }

        throw new RendererException($"EGL has no device {node}");
    }

    /// <summary>The DRM node of a display: the render node where it is told, else the card; empty for software, and where EGL does not tell.</summary>
    public static string NodeOf(nint display)
    {
        var client = EglExtensions.OfClient();
        if (!client.Has("EGL_EXT_device_query") && !client.Has("EGL_EXT_device_base"))
        {
            return string.Empty;
        }

        var query = (delegate* unmanaged<nint, int, nint*, int>)Egl.eglGetProcAddress("eglQueryDisplayAttribEXT");
        nint device;
        return query(display, DeviceAttribute, &device) != 0 && device != 0
            ? NodeOf(device, DrmRenderNodeFile) ?? NodeOf(device, DrmDeviceFile) ?? string.Empty
            : string.Empty;
    }

    private static string? NodeOf(nint device, int name)
    {
        var query = (delegate* unmanaged<nint, int, nint>)Egl.eglGetProcAddress("eglQueryDeviceStringEXT");

        // A name of an extension that the device does not have is an error, and reading its answer is not allowed.
        var extensions = Marshal.PtrToStringUTF8(query(device, Egl.Extensions)) ?? string.Empty;
        var extension = name == DrmDeviceFile ? "EGL_EXT_device_drm" : "EGL_EXT_device_drm_render_node";
        var node = extensions.Split(' ').Contains(extension) ? Marshal.PtrToStringUTF8(query(device, name)) : null;
        return node is { Length: > 0 } ? node : null;
    }
}
