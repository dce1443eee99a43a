namespace Compositor.Plugins.Virgil;

/// <summary>What a console shows at the moment.</summary>
internal enum Picture
{
    /// <summary>Nothing yet, or switched off.</summary>
    None,

    /// <summary>Bytes that were drawn in a canvas.</summary>
    Canvas,

    /// <summary>QEMU's shared memory.</summary>
    Map,

    /// <summary>A dma-buf of the GPU.</summary>
    DmaBuf,
}
