using System.Text;
using Compositor.Contracts;

namespace Compositor.Unix;

/// <summary>
/// A keyboard, mouse, tablet or touch screen: /dev/input/eventN, read without waiting. One thread. Disposing closes it, and with it the
/// grab, as does the end of the process, however it comes.
/// </summary>
public sealed unsafe class EvdevDevice : IDisposable
{
    // EVIOCGNAME(256), EVIOCGBIT(type, n), EVIOCGPROP(8), EVIOCGABS(axis), EVIOCGRAB of linux/input.h.
    private const uint GetName = 0x81004506;
    private const uint GetBits = 0x80004520;
    private const uint GetProperties = 0x80084509;
    private const uint GetAxis = 0x80184540;
    private const uint Grab = 0x40044590;
    private const int LengthShift = 16;
    private const int KeyBytes = 0x300 / 8;
    private const int AxisBytes = 8;

    private readonly SafeFd _fd;
    private readonly byte[] _keys = new byte[KeyBytes];
    private readonly byte[] _relative = new byte[AxisBytes];
    private readonly byte[] _absolute = new byte[AxisBytes];
    private readonly byte[] _properties = new byte[8];

    private EvdevDevice(SafeFd fd, string path)
    {
        (_fd, Path) = (fd, path);
        var name = new byte[256];
        Name = Ask(GetName, name) ? Encoding.UTF8.GetString(name.AsSpan(0, Math.Max(0, name.AsSpan().IndexOf((byte)0)))) : string.Empty;
        Ask(GetBits + EvdevTypes.Key, _keys);
        Ask(GetBits + EvdevTypes.Relative, _relative);
        Ask(GetBits + EvdevTypes.Absolute, _absolute);
        Ask(GetProperties, _properties);
    }

    /// <summary>The device file.</summary>
    public string Path { get; }

    /// <summary>What its maker calls it.</summary>
    public string Name { get; }

    /// <summary>The descriptor to wait for; this object's.</summary>
    public int Number => _fd.Number;

    /// <summary>True for a screen that is touched, false for a pad beside it.</summary>
    public bool IsDirect => Has(_properties, 1);

    /// <summary>Opens a device.</summary>
    /// <param name="path">/dev/input/eventN.</param>
    /// <exception cref="UnixException">It is gone, or not ours to read.</exception>
    public static EvdevDevice Open(string path)
    {
        var number = Libc.Open(path, Libc.OpenReadOnly | Libc.OpenNonblock | Libc.OpenCloexec);
        if (number < 0)
        {
            throw UnixException.Last($"open {path}");
        }

        return new EvdevDevice(new SafeFd(number), path);
    }

    /// <summary>True when it has a key or button.</summary>
    /// <param name="code">Of linux/input-event-codes.h.</param>
    public bool HasKey(int code) => Has(_keys, code);

    /// <summary>True when it says movements along an axis.</summary>
    /// <param name="code">Of linux/input-event-codes.h.</param>
    public bool HasRelative(int code) => Has(_relative, code);

    /// <summary>True when it says positions on an axis.</summary>
    /// <param name="code">Of linux/input-event-codes.h.</param>
    public bool HasAbsolute(int code) => Has(_absolute, code);

    /// <summary>The values of an absolute axis; not valid when it has none.</summary>
    /// <param name="axis">Of linux/input-event-codes.h.</param>
    public AxisRange RangeOf(int axis)
    {
        // struct input_absinfo: value, minimum, maximum, fuzz, flat, resolution.
        var info = stackalloc int[6];
        return HasAbsolute(axis) && Libc.Ioctl(_fd, GetAxis + (uint)axis, info) >= 0 ? new AxisRange(info[1], info[2]) : default;
    }

    /// <summary>Keeps its events from everybody else, the console among them, until this object or the process is gone.</summary>
    /// <returns>False when somebody else has done so before.</returns>
    public bool TryGrab() => Libc.Ioctl(_fd, Grab, (void*)1) == 0;

    /// <summary>Takes events that are there.</summary>
    /// <param name="events">Gets them.</param>
    /// <returns>How many; 0 when there are none now.</returns>
    /// <exception cref="UnixException">The device is gone.</exception>
    public int Read(Span<EvdevEvent> events)
    {
        fixed (EvdevEvent* data = events)
        {
            while (true)
            {
                var bytes = Libc.Read(_fd, data, (nuint)(events.Length * sizeof(EvdevEvent)));
                if (bytes >= 0)
                {
                    return (int)(bytes / sizeof(EvdevEvent));
                }

                if (Libc.LastError == Errno.EAgain)
                {
                    return 0;
                }

                if (!Libc.Interrupted)
                {
                    throw UnixException.Last($"read {Path}");
                }
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _fd.Dispose();

    private static bool Has(byte[] bits, int code) => code >= 0 && code / 8 < bits.Length && (bits[code / 8] & (1 << (code % 8))) != 0;

    /// <summary>Asks for bytes; those that the device does not have stay 0.</summary>
    private bool Ask(uint request, byte[] answer)
    {
        // The length is part of the number, and the caller's name and property requests have it already.
        var sized = (request & 0x3fff0000) == 0 ? request | ((uint)answer.Length << LengthShift) : request;
        fixed (byte* data = answer)
        {
            return Libc.Ioctl(_fd, sized, data) >= 0;
        }
    }
}
