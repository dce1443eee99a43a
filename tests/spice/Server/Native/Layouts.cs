using System.Runtime.CompilerServices;

namespace Compositor.SpiceServer.Native;

/// <summary>
/// Sizes that the C compiler gives the structures of libspice-server 0.15 on 64-bit machines. A wrong one would have the
/// server read and write beside them.
/// </summary>
internal static class Layouts
{
    /// <exception cref="ServerException">A structure is not as the header has it.</exception>
    public static void Check()
    {
        Check<CommandExt>(24);
        Check<ReleaseInfoExt>(16);
        Check<DevInitInfo>(24);
        Check<DevMemSlot>(48);
        Check<DevSurfaceCreate>(48);
        Check<BaseInterface>(24);
        Check<Instance>(24);
        Check<CoreInterface>(88);
        Check<QxlInterface>(144);
        Check<InputInterface>(56);
        Check<CharDeviceInterface>(64);
        Check<CharDeviceInstance>(32);
        Check<PollFd>(8);
    }

    private static void Check<T>(int size)
    {
        if (Unsafe.SizeOf<T>() != size)
        {
            throw new ServerException($"{typeof(T).Name} has {Unsafe.SizeOf<T>()} bytes, the header's has {size}");
        }
    }
}
