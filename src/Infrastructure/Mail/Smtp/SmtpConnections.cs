using CleanTemplate.Infrastructure.Mail.Mime;
using Microsoft.Extensions.Options;

namespace CleanTemplate.Infrastructure.Mail.Smtp;

/// <summary>
/// Mails that follow each other share a connection. A few may be open at a time, so that a recipient whose check takes long
/// does not hold up the others, but not more than a mail server takes from one client.
/// </summary>
internal sealed class SmtpConnections(IOptions<MailOptions> options, TimeProvider clock) : IAsyncDisposable, IDisposable
{
    private const int Most = 4;
    private readonly SemaphoreSlim _turns = new(Most, Most);
    private readonly Lock _gate = new();
    private readonly List<Kept> _kept = [];
    private readonly Patience _patience = new(clock);

    private SmtpOptions Smtp => options.Value.Smtp;

    public async Task Send(MimeMail mail, CancellationToken cancellationToken)
    {
        await _turns.WaitAsync(cancellationToken);
        try
        {
            var connection = await KeptConnection(cancellationToken) ?? await new SmtpDoor(Smtp, _patience).Open(cancellationToken);
            try
            {
                await connection.Send(mail, Smtp.CommandTimeout, cancellationToken);
            }
            finally
            {
                if (connection.IsInStep) Keep(connection);
                else await connection.DisposeAsync();
            }
        }
        finally
        {
            _turns.Release();
        }
    }

    public void Dispose()
    {
        while (Take() is { } connection) connection.Dispose();
        _turns.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        while (Take() is { } connection) await connection.DisposeAsync();
        _turns.Dispose();
    }

    // A server may have closed a kept connection: that is found out before the mail is begun.
    private async Task<SmtpConnection?> KeptConnection(CancellationToken cancellationToken)
    {
        while (Take() is { } connection)
        {
            var isReady = false;
            try
            {
                isReady = await connection.IsReady(Smtp.CommandTimeout, cancellationToken);
                if (isReady) return connection;
            }
            finally
            {
                if (!isReady) await connection.DisposeAsync();
            }
        }

        return null;
    }

    private SmtpConnection? Take()
    {
        lock (_gate)
        {
            if (_kept is not [.., var last]) return null;
            _kept.RemoveAt(_kept.Count - 1);
            last.Timer.Dispose();
            return last.Connection;
        }
    }

    private void Keep(SmtpConnection connection)
    {
        lock (_gate)
        {
            var timer = clock.CreateTimer(_ => CloseIdle(connection), null, Smtp.KeepOpen, Timeout.InfiniteTimeSpan);
            _kept.Add(new(connection, timer));
        }
    }

    private void CloseIdle(SmtpConnection connection)
    {
        lock (_gate)
        {
            var index = _kept.FindIndex(kept => kept.Connection == connection);
            if (index < 0) return;
            _kept[index].Timer.Dispose();
            _kept.RemoveAt(index);
        }

        // Closing waits for nobody, and fails for nobody.
        _ = connection.DisposeAsync().AsTask();
    }

    private sealed record Kept(SmtpConnection Connection, ITimer Timer);
}
