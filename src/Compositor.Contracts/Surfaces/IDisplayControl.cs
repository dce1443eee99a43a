namespace Compositor.Contracts;

/// <summary>An optional ability of a surface: its guest can be asked for another size.</summary>
public interface IDisplayControl
{
    /// <summary>Asks and returns at once; the guest may refuse silently. Any thread.</summary>
    /// <param name="size">Pixels wanted.</param>
    /// <param name="millimetres">Physical size of that area, or an empty size when unknown.</param>
    void RequestSize(Size size, Size millimetres);
}
