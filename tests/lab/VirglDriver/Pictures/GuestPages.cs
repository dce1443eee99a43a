namespace Compositor.VirglDriver;

/// <summary>Hands out guest memory for pictures, in whole pages. Nothing is given back: a machine has few pictures. One thread.</summary>
internal sealed class GuestPages
{
    private const int Page = 4096;

    private ulong _next = QueueLayout.Pictures;

    /// <summary>Whole pages for a number of bytes.</summary>
    public static int RoundUp(int length) => (length + Page - 1) / Page * Page;

    /// <summary>Takes memory.</summary>
    /// <exception cref="DriverException">There is no more.</exception>
    public ulong Take(int length)
    {
        var address = _next;
        _next += (ulong)RoundUp(length);
        return _next <= QemuArguments.Memory ? address : throw new DriverException("the guest has no memory left for pictures");
    }
}
