namespace Compositor.Unix;

/// <summary>Who is at the other end of a unix socket, as the kernel recorded it when the connection was made.</summary>
/// <param name="ProcessId">Its process.</param>
/// <param name="UserId">Its user.</param>
/// <param name="GroupId">Its group.</param>
public readonly record struct PeerCredentials(int ProcessId, uint UserId, uint GroupId);
