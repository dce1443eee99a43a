namespace Compositor.Core;

/// <summary>
/// Runs a plugin's pure function on a thread of its own, so that one that hangs is left behind and its caller goes on.
/// One caller at a time. After a time-out it is of no more use. Allocates nothing per call.
/// </summary>
internal sealed class GuardThread<TRequest, TResult> : IDisposable
{
    private readonly SemaphoreSlim _asked = new(0);
    private readonly SemaphoreSlim _answered = new(0);
    private readonly Func<TRequest, TResult> _function;
    private TRequest _request = default!;
    private TResult _result = default!;
    private Exception? _fault;
    private volatile bool _ended;

    public GuardThread(string name, Func<TRequest, TResult> function)
    {
        _function = function;
        new Thread(Serve) { Name = name, IsBackground = true }.Start();
    }

    /// <exception cref="TimeoutException">It did not answer in time.</exception>
    /// <exception cref="PolicyException">It threw; the cause is inside.</exception>
    public TResult Run(in TRequest request, TimeSpan limit)
    {
        _request = request;
        _asked.Release();
        if (!_answered.Wait(limit))
        {
            _ended = true;
            throw new TimeoutException($"it did not answer within {limit.TotalMilliseconds:0} ms");
        }

        return _fault is null ? _result : throw new PolicyException(_fault);
    }

    public void Dispose()
    {
        _ended = true;
        _asked.Release();
    }

    private void Serve()
    {
        while (true)
        {
            _asked.Wait();
            if (_ended)
            {
                return;
            }

            try
            {
                (_fault, _result) = (null, _function(_request));
            }
            catch (Exception e)
            {
                _fault = e;
            }

            _answered.Release();
        }
    }
}
