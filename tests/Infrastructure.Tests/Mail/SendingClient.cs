using CleanTemplate.Application.Common.Mail;
using CleanTemplate.Infrastructure.Mail;
using CleanTemplate.Infrastructure.Mail.Smtp;
using Microsoft.Extensions.Options;

namespace CleanTemplate.Infrastructure.Tests.Mail;

/// <summary>Sends to one server, with as little patience as a test has, where it is the patience that is tested.</summary>
internal sealed class SendingClient(int port, TimeSpan? patience = null, Action<SmtpOptions>? change = null) : IAsyncDisposable
{
    private readonly SmtpConnections _connections = new(Options.Create(Settings(port, patience ?? TimeSpan.FromSeconds(20), change)), TimeProvider.System);

    public Task Send(Email email, string? key = null) => new SmtpSender(Outgoing.Composer(key), _connections).Send(email, default);

    public ValueTask DisposeAsync() => _connections.DisposeAsync();

    private static MailOptions Settings(int port, TimeSpan patience, Action<SmtpOptions>? change)
    {
        SmtpOptions smtp = new() { Host = "localhost", Port = port, Security = SmtpSecurity.None, ConnectTimeout = patience, CommandTimeout = patience };
        change?.Invoke(smtp);
        return new() { Smtp = smtp };
    }
}
