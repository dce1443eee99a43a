namespace Compositor.VirglDriver;

/// <summary>Where the parts of a virtio device lie in memory (Virtual I/O Device specification 1.2, 4.1.4 "Virtio Structure PCI Capabilities").</summary>
internal sealed record VirtioRegions(ulong Common, ulong Notify, uint NotifyMultiplier, ulong Device)
{
    private const int CapabilitiesPointer = 0x34;
    private const int MostCapabilities = 48;
    private const byte VendorSpecific = 9;

    /// <summary>Walks the device's capabilities.</summary>
    /// <param name="function">Its configuration space.</param>
    /// <param name="bars">The addresses of its regions.</param>
    /// <exception cref="DriverException">It is no modern virtio device.</exception>
    public static VirtioRegions Find(PciFunction function, ulong[] bars)
    {
        var addresses = new ulong[6];
        var multiplier = 0u;
        var at = (int)(function[CapabilitiesPointer] & 0xfc);
        for (var i = 0; at != 0 && i < MostCapabilities; i++)
        {
            var head = function[at];
            var type = head >> 24;
            if ((byte)head == VendorSpecific && type is > 0 and < 6 && addresses[type] == 0)
            {
                addresses[type] = bars[function[at + 4] & 7] + function[at + 8];
                multiplier = type == 2 ? function[at + 16] : multiplier;
            }

            at = (int)(head >> 8 & 0xfc);
        }

        return addresses[1] != 0 && addresses[2] != 0 && addresses[4] != 0
            ? new VirtioRegions(addresses[1], addresses[2], multiplier, addresses[4])
            : throw new DriverException("the display device is no modern virtio device");
    }
}
