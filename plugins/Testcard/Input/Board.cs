using System.Collections.Immutable;
using Compositor.Contracts;

namespace Compositor.Plugins.Testcard.Input;

/// <summary>Holds the newest <see cref="BoardState"/>. Any thread; nobody ever waits.</summary>
internal sealed class Board(Size size)
{
    private BoardState _state = BoardState.Empty(size);

    public BoardState State => Volatile.Read(ref _state);

    public Size Size => State.Size;

    public void Resize(Size wanted) => Change(state => state.Resize(wanted));

    public void Change(Func<BoardState, BoardState> change) => ImmutableInterlocked.Update(ref _state, change);
}
