using System.Text;
using CleanTemplate.Infrastructure.Mail.Mime;

namespace CleanTemplate.Infrastructure.Mail.Smtp;

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
