namespace Compositor.VirglDriver;

/// <summary>The configuration space of one PCI device, by the ports of a PC (PCI Local Bus Specification, "Configuration Mechanism #1").</summary>
internal sealed class PciFunction(QtestConnection qtest, int device)
{
    private const ushort AddressPort = 0xcf8;
    private const ushort ValuePort = 0xcfc;
    private const uint Enable = 0x80000000;

    /// <summary>Finds a device on bus 0.</summary>
    /// <param name="qtest">The machine.</param>
    /// <param name="identity">Device number &lt;&lt; 16 | vendor number.</param>
    /// <exception cref="DriverException">There is none.</exception>
    public static PciFunction Find(QtestConnection qtest, uint identity)
    {
        for (var device = 0; device < 32; device++)
        {
            var function = new PciFunction(qtest, device);
            if (function[0] == identity)
            {
                return function;
            }
        }

        throw new DriverException($"the machine has no PCI device {identity & 0xffff:x4}:{identity >> 16:x4}");
    }

    /// <summary>A register.</summary>
    /// <param name="register">Its offset, a multiple of 4.</param>
    public uint this[int register]
    {
        get
        {
            Select(register);
            return qtest.InDword(ValuePort);
        }

        set
        {
            Select(register);
            qtest.OutDword(ValuePort, value);
        }
    }

    private void Select(int register) => qtest.OutDword(AddressPort, Enable | ((uint)device << 11) | ((uint)register & 0xfc));
}
