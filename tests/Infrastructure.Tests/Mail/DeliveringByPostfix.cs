using CleanTemplate.Infrastructure.Mail;
using CleanTemplate.Infrastructure.Mail.Smtp;

namespace CleanTemplate.Infrastructure.Tests.Mail;

public sealed class DeliveringByPostfix
{
    [Fact]
    public async Task What_was_sent_lies_in_the_mailbox_and_a_stranger_is_refused_for_good()
    {
        await using var server = await PostfixServer.Start();
        await using (SendingClient client = new(server.Port, change: smtp => (smtp.Security, smtp.TrustedCertificate) = (SmtpSecurity.StartTls, server.TrustedCertificate)))
        {
            await client.Send(new(Outgoing.Customer, "Grüße 山田", ".\n..dots and <script> 🙂", $"<p>{new string('x', 2_000)}</p>"), key: "event 1");
            var refused = await Assert.ThrowsAsync<MailRefusedException>(() => client.Send(Outgoing.Mail(to: "stranger@example.com")));
            await client.Send(Outgoing.Mail("The second."), key: "event 2");

            Assert.Equal("The mail server answered RCPT with 550 5.1.1.", refused.Message);
        }

        for (var wait = 0; wait < 1_000 && server.Inbox.Count < 2; wait++) await Task.Delay(10);
        var inbox = server.Inbox;
        var first = Assert.Single(inbox, mail => mail.Subject == "Grüße 山田");
        Assert.Equal((".\n..dots and <script> 🙂", $"<p>{new string('x', 2_000)}</p>"), (first.Text, first.Html));
        Assert.Equal(Outgoing.Opened(new(Outgoing.Customer, "Grüße 山田", "", ""), key: "event 1").MessageId, first.MessageId);
        Assert.Contains("ESMTPS", first.Headers["Received"], StringComparison.Ordinal);
        Assert.Equal("Hello,\n\nThe second.", Assert.Single(inbox, mail => mail != first).Text);
        // The session is written down when the server has noticed its end.
        for (var wait = 0; wait < 1_000 && !server.Log.Contains(" data=", StringComparison.Ordinal); wait++) await Task.Delay(10);
        Assert.Contains("ehlo=2 starttls=1 mail=3 rcpt=2/3 data=2 rset=2 quit=1", server.Log, StringComparison.Ordinal);
    }
}
