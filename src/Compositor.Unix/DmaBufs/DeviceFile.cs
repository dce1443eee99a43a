using Compositor.Contracts;

namespace Compositor.Unix;

/// <summary>Opens files that are devices; close-on-exec.</summary>
internal static class DeviceFile
{
    /// <exception cref="UnixException">It is missing, or may not be opened.</exception>
    public static SafeFd Open(string path, int access)
    {
        while (true)
        {
            var number = Libc.Open(path, access | Libc.OpenCloexec);
            if (number >= 0)
            {
                return new SafeFd(number);
            }

            if (!Libc.Interrupted)
            {
                throw UnixException.Last($"open {path}");
            }
        }
    }

    /// <summary>Opens a device for reading and writing, or says in words why it cannot be.</summary>
    /// <param name="path">The device.</param>
    /// <param name="missing">What it means that it is not there.</param>
    /// <param name="reason">Empty when it was opened.</param>
    public static SafeFd? TryOpen(string path, string missing, out string reason)
    {
        try
        {
            reason = string.Empty;
            return Open(path, Libc.OpenReadWrite);
        }
        catch (UnixException e)
        {
            reason = e.Errno switch
            {
                Errno.ENoEnt => $"there is no {path}: {missing}",
                Errno.EAcces or Errno.EPerm => $"this user may not open {path}",
                Errno.ENoDev or Errno.ENxIo => $"{path} is there but its driver is not: {missing}",
                _ => e.Message,
            };
            return null;
        }
    }
}
