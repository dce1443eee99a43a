using Compositor.Plugins.Virgil;
using Compositor.Unix;

namespace Compositor.Benchmarks;

/// <summary>Receives messages whole and does nothing with them: the kernel's part of the bytes path.</summary>
internal sealed class MessageTaker : IFrameTaker, IMessageHandler
{
    private readonly DBusPeer _peer;

    public MessageTaker(UnixSocket socket)
    {
        _peer = new DBusPeer(socket, "bench messages", this);
        _peer.Start();
    }

    public Arrivals Arrivals { get; } = new();

    public void Show()
    {
    }

    public void Handle(ref DBusMessage message) => Arrivals.Add();

    public void Ended(Exception reason)
    {
    }

    public void Dispose()
    {
        _peer.Dispose();
        Arrivals.Dispose();
    }
}
