using System.Runtime.InteropServices;
using System.Text;
using Compositor.Contracts;

namespace Compositor.Unix;

/// <summary>
/// A DRM device, /dev/dri/card0 or /dev/dri/renderD128 (drm/drm.h). Who opens a card that nobody else has open is its master: call
/// <see cref="DropMaster"/> soon where that is not wanted, or the display cannot start. Any thread.
/// </summary>
public sealed unsafe class DrmNode : IDisposable
{
    /// <summary>Where the devices are.</summary>
    public const string Directory = "/dev/dri";

    private const nuint IoctlVersion = 0xC0406400;
    private const nuint IoctlSetMaster = 0x641E;
    private const nuint IoctlDropMaster = 0x641F;
    private const int NameLimit = 64;

    private DrmNode(SafeFd fd, string path)
    {
        (Fd, Path) = (fd, path);
    }

    /// <summary>The device; owned by this object.</summary>
    public SafeFd Fd { get; }

    /// <summary>Where it was opened.</summary>
    public string Path { get; }

    /// <summary>The kernel driver: "i915", "amdgpu", "virtio_gpu", "vgem".</summary>
    /// <exception cref="UnixException">It is no DRM device.</exception>
    public string Driver
    {
        get
        {
            var name = stackalloc byte[NameLimit];
            var request = new VersionRequest { NameLength = NameLimit, Name = name };
            while (Libc.Ioctl(Fd, IoctlVersion, &request) != 0)
            {
                if (!Libc.Interrupted)
                {
                    throw UnixException.Last($"ask {Path} for its driver");
                }
            }

            // The kernel gives the whole length also when it has cut the name.
            return Encoding.UTF8.GetString(name, (int)Math.Min(request.NameLength, NameLimit)).TrimEnd('\0');
        }
    }

    /// <summary>Opens a device.</summary>
    /// <param name="path">The device.</param>
    /// <param name="reason">For people, why it cannot be opened; empty when it can.</param>
    /// <returns>Null when it is missing or may not be opened.</returns>
    public static DrmNode? Open(string path, out string reason) =>
        DeviceFile.TryOpen(path, "no driver serves such a device", out reason) is { } device ? new DrmNode(device, path) : null;

    /// <summary>Asks to be the one who sets modes. Only a card has masters, and only one at a time.</summary>
    /// <returns>0, or the error number: EACCES without the right to, EBUSY while another is.</returns>
    public int TryBecomeMaster() => Request(IoctlSetMaster);

    /// <summary>Lets another set modes. Does nothing where this is not the master.</summary>
    public void DropMaster() => _ = Request(IoctlDropMaster);

    /// <inheritdoc/>
    public void Dispose() => Fd.Dispose();

    private int Request(nuint request) => Libc.Ioctl(Fd, request, null) == 0 ? 0 : Marshal.GetLastPInvokeError();

    /// <summary>struct drm_version.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct VersionRequest
    {
        public int Major;
        public int Minor;
        public int Patch;
        public nuint NameLength;
        public byte* Name;
        public nuint DateLength;
        public byte* Date;
        public nuint DescriptionLength;
        public byte* Description;
    }
}
