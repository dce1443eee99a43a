namespace Compositor.VirglDriver;

/// <summary>Brings a virtio device up (Virtual I/O Device specification 1.2, 3.1.1 "Driver Requirements: Device Initialization", 4.1.4.3 "Common configuration structure").</summary>
internal sealed class VirtioTransport(QtestConnection qtest, VirtioRegions regions)
{
    private const ulong DeviceFeatureSelect = 0;
    private const ulong DeviceFeature = 4;
    private const ulong DriverFeatureSelect = 8;
    private const ulong DriverFeature = 12;
    private const ulong Status = 20;
    private const ulong QueueSelect = 22;
    private const ulong QueueSize = 24;
    private const ulong QueueEnable = 28;
    private const ulong QueueNotifyOffset = 30;
    private const ulong QueueDescriptors = 32;
    private const ulong QueueAvailable = 40;
    private const ulong QueueUsed = 48;
    private const byte Acknowledge = 1;
    private const byte Driver = 2;
    private const byte DriverOk = 4;
    private const byte FeaturesOk = 8;
    private const uint Version1 = 1;

    /// <summary>The low features that were agreed on.</summary>
    public uint Features { get; private set; }

    /// <summary>Resets the device, agrees on features and starts its first queue.</summary>
    /// <param name="wanted">Low features to take where the device has them.</param>
    /// <returns>Where the queue is notified.</returns>
    /// <exception cref="DriverException">The device refuses.</exception>
    public ulong Start(uint wanted)
    {
        qtest.WriteByte(regions.Common + Status, 0);
        qtest.WriteByte(regions.Common + Status, Acknowledge);
        qtest.WriteByte(regions.Common + Status, Acknowledge | Driver);
        qtest.WriteDword(regions.Common + DeviceFeatureSelect, 0);
        Features = qtest.ReadDword(regions.Common + DeviceFeature) & wanted;
        SetFeatures(0, Features);
        SetFeatures(1, Version1);
        qtest.WriteByte(regions.Common + Status, Acknowledge | Driver | FeaturesOk);
        if ((qtest.ReadByte(regions.Common + Status) & FeaturesOk) == 0)
        {
            throw new DriverException("the device does not accept virtio 1 features");
        }

        var notify = StartQueue();
        qtest.WriteByte(regions.Common + Status, Acknowledge | Driver | FeaturesOk | DriverOk);
        return notify;
    }

    private void SetFeatures(uint word, uint features)
    {
        qtest.WriteDword(regions.Common + DriverFeatureSelect, word);
        qtest.WriteDword(regions.Common + DriverFeature, features);
    }

    private ulong StartQueue()
    {
        qtest.WriteWord(regions.Common + QueueSelect, 0);
        qtest.WriteWord(regions.Common + QueueSize, QueueLayout.Size);
        WriteAddress(QueueDescriptors, QueueLayout.Descriptors);
        WriteAddress(QueueAvailable, QueueLayout.Available);
        WriteAddress(QueueUsed, QueueLayout.Used);
        var offset = qtest.ReadWord(regions.Common + QueueNotifyOffset);
        qtest.WriteWord(regions.Common + QueueEnable, 1);
        return regions.Notify + ((ulong)offset * regions.NotifyMultiplier);
    }

    private void WriteAddress(ulong register, ulong address)
    {
        qtest.WriteDword(regions.Common + register, (uint)address);
        qtest.WriteDword(regions.Common + register + 4, (uint)(address >> 32));
    }
}
