using Compositor.Contracts;

namespace Compositor.Rendering;

/// <summary>Describes a dma-buf to eglCreateImageKHR.</summary>
internal static class TrialAttributes
{
    private static ReadOnlySpan<int> PlaneFds => [0x3272, 0x3275, 0x3278, 0x3440];

    private static ReadOnlySpan<int> PlaneModifiers => [0x3443, 0x3445, 0x3447, 0x3449];

    public static int[] Of(SurfaceBuffer buffer, bool withModifier)
    {
        List<int> list = [0x3057, buffer.Size.Width, 0x3056, buffer.Size.Height, 0x3271, (int)buffer.Format.Code];
        for (var i = 0; i < buffer.Planes.Count; i++)
        {
            var plane = buffer.Planes[i];
            list.AddRange([PlaneFds[i], plane.Fd.Number, PlaneFds[i] + 1, (int)plane.Offset, PlaneFds[i] + 2, plane.Stride]);
            if (withModifier)
            {
                list.AddRange([PlaneModifiers[i], (int)(buffer.Modifier & uint.MaxValue), PlaneModifiers[i] + 1, (int)(buffer.Modifier >> 32)]);
            }
        }

        if (TrialFormat.Find(buffer.Format) is { IsYuv: true })
        {
            list.AddRange([0x327B, 0x327F, 0x327C, 0x3283]);
        }

        list.Add(Egl.None);
        return [.. list];
    }
}
