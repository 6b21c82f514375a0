using CleanTemplate.Infrastructure.Mail;
using static CleanTemplate.Infrastructure.Tests.Mail.ScriptedServer;

namespace CleanTemplate.Infrastructure.Tests.Mail;

public sealed class SendingMails : IAsyncLifetime
{
    private readonly ScriptedServer _server = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task A_mail_arrives_as_it_was_written_and_goes_where_it_should()
    {
        await using SendingClient client = new(_server.Port);

        await client.Send(Outgoing.Mail(), key: "event 1");

        Assert.Equal(Outgoing.Written(Outgoing.Mail(), key: "event 1"), Assert.Single(_server.Mails));
        Assert.Equal(["EHLO [127.0.0.1]", "MAIL FROM:<no-reply@example.com>", "RCPT TO:<customer@example.com>", "DATA"], _server.Commands);
    }

    [Fact]
    public async Task A_dot_at_the_beginning_of_a_line_is_doubled_and_ends_no_mail()
    {
        await using SendingClient client = new(_server.Port);

        await client.Send(new(Outgoing.Customer, "Dots", ".\n..\nx", "."));

        var sent = Assert.Single(_server.Mails);
        Assert.Contains("\r\n..\r\n...\r\nx\r\n", sent, StringComparison.Ordinal);
        Assert.Equal((".\n..\nx", "."), OpenedMail.Of(sent.Replace("\r\n..", "\r\n.", StringComparison.Ordinal)) is var opened ? (opened.Text, opened.Html) : default);
    }

    [Fact]
    public async Task Mails_that_follow_each_other_share_a_connection()
    {
        await using SendingClient client = new(_server.Port);

        for (var mail = 0; mail < 5; mail++) await client.Send(Outgoing.Mail());

        Assert.Equal((1, 5, 4), (_server.Connections, _server.Mails.Count, _server.Commands.Count(command => command == "RSET")));
    }

    [Fact]
    public async Task A_refused_mail_leaves_the_connection_to_the_next()
    {
        await using SendingClient client = new(_server.Port);
        _server.Script["RCPT"] = "550 5.1.1 no";
        await Assert.ThrowsAsync<MailRefusedException>(() => client.Send(Outgoing.Mail()));
        _server.Script.Clear();

        await client.Send(Outgoing.Mail());

        Assert.Equal((1, 1), (_server.Connections, _server.Mails.Count));
    }

    [Theory, InlineData(Drops), InlineData(Hangs), InlineData("421 4.4.2 idle for too long"), InlineData("garbage")]
    public async Task A_kept_connection_that_went_stale_is_replaced_and_nobody_notices(string answer)
    {
        await using SendingClient client = new(_server.Port, TimeSpan.FromSeconds(2));
        await client.Send(Outgoing.Mail());
        _server.Script["RSET"] = answer;

        await client.Send(Outgoing.Mail());

        Assert.Equal((2, 2), (_server.Connections, _server.Mails.Count));
    }

    [Fact]
    public async Task A_connection_that_nobody_needs_is_closed_with_a_farewell()
    {
        await using SendingClient client = new(_server.Port, change: smtp => smtp.KeepOpen = TimeSpan.FromMilliseconds(100));
        await client.Send(Outgoing.Mail());

        for (var wait = 0; wait < 500 && !_server.Commands.Contains("QUIT"); wait++) await Task.Delay(10);
        Assert.Contains("QUIT", _server.Commands);
        await client.Send(Outgoing.Mail());

        Assert.Equal(2, _server.Connections);
    }

    [Fact]
    public async Task The_end_of_the_application_closes_what_is_open()
    {
        await using (SendingClient client = new(_server.Port)) await client.Send(Outgoing.Mail());

        Assert.Contains("QUIT", _server.Commands);
    }

    [Fact]
    public async Task Many_at_once_share_a_few_connections_and_each_mail_is_whole()
    {
        await using SendingClient client = new(_server.Port);

        await Task.WhenAll(Enumerable.Range(0, 40).Select(mail => client.Send(Outgoing.Mail($"mail {mail}."))));

        Assert.InRange(_server.Connections, 1, 4);
        Assert.Equal(40, _server.Mails.Select(mail => OpenedMail.Of(mail).Text).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task One_slow_recipient_does_not_hold_up_the_others()
    {
        await using SendingClient client = new(_server.Port);
        _server.Script["RCPT"] = Hangs;
        var slow = client.Send(Outgoing.Mail());
        for (var wait = 0; wait < 500 && !_server.Commands.Any(command => command.StartsWith("RCPT", StringComparison.Ordinal)); wait++) await Task.Delay(10);
        _server.Script.Clear();

        await client.Send(Outgoing.Mail()).WaitAsync(TimeSpan.FromSeconds(10));

        Assert.False(slow.IsCompleted);
        _server.HangUp();
        await Assert.ThrowsAsync<MailUndeliveredException>(() => slow);
    }
}
