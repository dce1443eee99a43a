namespace Compositor.VirglDriver;

/// <summary>Where things lie in the guest's memory.</summary>
internal static class QueueLayout
{
    /// <summary>Entries of the queue.</summary>
    public const ushort Size = 64;

    public const ulong Descriptors = 0x100000;
    public const ulong Available = 0x102000;
    public const ulong Used = 0x104000;

    /// <summary>A command's fixed part, and what follows it.</summary>
    public const ulong Header = 0x110000;
    public const int HeaderLength = 0x1000;
    public const ulong Payload = 0x200000;
    public const int PayloadLength = 0x100000;

    /// <summary>What the device answers.</summary>
    public const ulong Response = 0x180000;
    public const int ResponseLength = 0x1000;

    /// <summary>The first address of pictures in guest memory.</summary>
    public const ulong Pictures = 0x1000000;
}
