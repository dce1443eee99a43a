namespace Compositor.VirglDriver;

/// <summary>Gives the memory regions of a PCI device addresses, as a firmware would (PCI Local Bus Specification, "Base Addresses").</summary>
internal static class BarAssignment
{
    private const int Count = 6;
    private const int FirstRegister = 0x10;
    private const int CommandRegister = 4;
    private const uint MemoryAndMaster = 6;
    private const ulong FirstAddress = 0xe0000000;
    private const ulong LeastLength = 0x1000;

    /// <summary>Assigns, and switches the device on.</summary>
    /// <returns>The address of each region; 0 where there is none.</returns>
    public static ulong[] Assign(PciFunction function)
    {
        var addresses = new ulong[Count];
        var next = FirstAddress;
        for (var bar = 0; bar < Count; bar++)
        {
            var register = FirstRegister + (4 * bar);
            var old = function[register];
            function[register] = uint.MaxValue;
            var mask = function[register];
            if (mask == 0 || (mask & 1) != 0)
            {
                // None, or ports: those stay as they are.
                function[register] = old;
                continue;
            }

            var length = Math.Max((ulong)~(mask & ~0xfu) + 1, LeastLength);
            next = (next + length - 1) / length * length;
            addresses[bar] = next;
            function[register] = (uint)next;
            next += length;
            if ((mask & 6) == 4)
            {
                // The upper half of a 64-bit address.
                bar++;
                function[register + 4] = 0;
            }
        }

        function[CommandRegister] = MemoryAndMaster;
        return addresses;
    }
}
