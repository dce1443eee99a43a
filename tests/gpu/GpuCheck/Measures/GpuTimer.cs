using Compositor.Rendering;
using Silk.NET.OpenGL;

namespace Compositor.GpuCheck;

/// <summary>
/// Counts the GPU's own time between two points of a frame (GL_EXT_disjoint_timer_query, or desktop GL's timer queries), without waiting for
/// the frame. Made, used and disposed with one context current.
/// </summary>
internal sealed class GpuTimer : IDisposable
{
    private const QueryTarget TimeElapsed = (QueryTarget)0x88BF;
    private const GetPName Disjoint = (GetPName)0x8FBB;

    // Frames that may be under way before one must be over.
    private const int Queries = 4;

    private readonly GL _gl;
    private readonly bool _canBeDisjoint;
    private readonly uint[] _queries = new uint[Queries];
    private long _begun;
    private double _nanoseconds;
    private long _counted;

    private GpuTimer(GlDevice device)
    {
        (_gl, _canBeDisjoint) = (device.Gl, device.IsEs);
        for (var i = 0; i < Queries; i++)
        {
            _queries[i] = _gl.GenQuery();
        }
    }

    /// <summary>For the current context; null where its GPU does not count time.</summary>
    public static GpuTimer? OfCurrent(GlDevice device)
    {
        if (device.IsEs && !Enumerable.Range(0, device.Gl.GetInteger(GetPName.NumExtensions))
            .Any(i => device.Gl.GetStringS(StringName.Extensions, (uint)i) == "GL_EXT_disjoint_timer_query"))
        {
            return null;
        }

        device.Gl.GetQuery(TimeElapsed, QueryParameterName.QueryCounterBits, out int bits);
        return bits > 0 && device.Gl.GetError() == GLEnum.NoError ? new GpuTimer(device) : null;
    }

    /// <summary>Milliseconds of a frame, on average; waits for those under way. Less than 0 when no number meant anything.</summary>
    public double Finish()
    {
        for (var i = Math.Max(0, _begun - Queries); i < _begun; i++)
        {
            Count(_queries[i % Queries]);
        }

        var mean = _counted == 0 ? -1 : _nanoseconds / _counted / 1e6;
        (_begun, _nanoseconds, _counted) = (0, 0, 0);
        return mean;
    }

    /// <summary>A frame begins.</summary>
    public void Begin()
    {
        var query = _queries[_begun % Queries];
        if (_begun >= Queries)
        {
            Count(query);
        }

        _gl.BeginQuery(TimeElapsed, query);
        _begun++;
    }

    /// <summary>Everything of the frame was said.</summary>
    public void End() => _gl.EndQuery(TimeElapsed);

    public void Dispose()
    {
        foreach (var query in _queries)
        {
            _gl.DeleteQuery(query);
        }
    }

    private void Count(uint query)
    {
        // 32 bits are 4 seconds, and ES 3.0 has no more.
        _gl.GetQueryObject(query, QueryObjectParameterName.Result, out uint nanoseconds);

        // A frame that took longer says only that.
        if (nanoseconds == uint.MaxValue)
        {
            return;
        }

        // The GPU may have been slowed down or used by others in between: then it says so, and the number means nothing.
        if (!_canBeDisjoint || _gl.GetInteger(Disjoint) == 0)
        {
            _nanoseconds += nanoseconds;
            _counted++;
        }
    }
}
