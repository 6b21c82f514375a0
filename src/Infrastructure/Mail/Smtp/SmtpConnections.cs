using System.Text;
using CleanTemplate.Application.Common.Mail;
using CleanTemplate.Infrastructure.Mail.Mime;
using Microsoft.Extensions.Options;

namespace CleanTemplate.Infrastructure.Mail.Smtp;

/// <summary>Hands mails to a mail server.</summary>
internal sealed class SmtpSender(MimeComposer composer, SmtpConnections connections) : IEmailSender
{
    public Task Send(Email email, CancellationToken cancellationToken) => connections.Send(composer.Compose(email), cancellationToken);
}

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

/// <summary>A server that is ready to take mails, one after the other.</summary>
internal sealed class SmtpConnection(SmtpStream stream, Patience patience) : IAsyncDisposable, IDisposable
{
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(1);

    /// <summary>Whether every command so far was answered: if not, the next answer could be the one before.</summary>
    public bool IsInStep { get; private set; } = true;

    public async Task Send(MimeMail mail, TimeSpan time, CancellationToken cancellationToken)
    {
        (await Ask($"MAIL FROM:<{mail.From}>", time, cancellationToken)).ExpectForMail(250, "MAIL");
        (await Ask($"RCPT TO:<{mail.To}>", time, cancellationToken)).ExpectForMail(250, "RCPT");
        (await Ask("DATA", time, cancellationToken)).ExpectForMail(354, "DATA");
        (await Ask(DotStuffing.Of(mail.Content), "the mail", time, cancellationToken)).ExpectForMail(250, "the mail");
    }

    /// <summary>Forgets what an earlier mail left behind. False when the server is gone.</summary>
    public async Task<bool> IsReady(TimeSpan time, CancellationToken cancellationToken)
    {
        try
        {
            return (await Ask("RSET", time, cancellationToken)).Code == 250;
        }
        catch (MailUndeliveredException)
        {
            return false;
        }
    }

    /// <summary>Without a farewell, which would have to be waited for.</summary>
    public void Dispose() => stream.Dispose();

    public async ValueTask DisposeAsync()
    {
        if (IsInStep) await SayGoodbye();
        await stream.DisposeAsync();
    }

    private async Task SayGoodbye()
    {
        try
        {
            await Ask("QUIT", Farewell, CancellationToken.None);
        }
        catch (MailUndeliveredException)
        {
            // The mails before are delivered all the same.
        }
    }

    private Task<SmtpReply> Ask(string command, TimeSpan time, CancellationToken cancellationToken) =>
        Ask(Encoding.ASCII.GetBytes($"{command}\r\n"), command[..4], time, cancellationToken);

    private async Task<SmtpReply> Ask(byte[] words, string step, TimeSpan time, CancellationToken cancellationToken)
    {
        IsInStep = false;
        var reply = await patience.For(time, step, async token =>
        {
            await stream.Write(words, token);
            return await stream.Read(token);
        }, cancellationToken);
        IsInStep = reply.Code != SmtpReply.Closing;
        return reply;
    }
}
