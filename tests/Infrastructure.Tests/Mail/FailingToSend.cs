using System.Diagnostics;
using CleanTemplate.Application.Common.Events;
using CleanTemplate.Infrastructure.Mail;
using static CleanTemplate.Infrastructure.Tests.Mail.ScriptedServer;

namespace CleanTemplate.Infrastructure.Tests.Mail;

public sealed class FailingToSend
{
    private const string Garbage = "HTTP/1.1 200 OK";

    public static TheoryData<string, string, bool> Faults()
    {
        TheoryData<string, string, bool> faults = new();
        foreach (var step in (string[])["greeting", "EHLO", "MAIL", "RCPT", "DATA", "mail"])
        {
            foreach (var answer in (string[])[Hangs, Drops, Drips, Garbage, "", "99", "2500 fine", "421 4.3.2 closing", "451 4.3.0 customer@example.com: not now", "299 strange"])
                faults.Add(step, answer, false);
            // Before the first mail it is the client who is not wanted: the mail may go another time.
            faults.Add(step, "550 5.1.1 customer@example.com: never", step is not ("greeting" or "EHLO"));
        }

        faults.Add("greeting", new string('2', 100_000), false);
        faults.Add("EHLO", string.Concat(Enumerable.Repeat("250-again\r\n", 1_000)), false);
        faults.Add("MAIL", "250-half\r\n550 other", true);
        return faults;
    }

    [Theory, MemberData(nameof(Faults))]
    public async Task Every_fault_ends_in_time_for_good_or_for_now_and_repeats_no_address(string step, string answer, bool isForGood)
    {
        await using ScriptedServer server = new();
        server.Script[step] = answer;
        await using SendingClient client = new(server.Port, answer is Hangs or Drips ? TimeSpan.FromMilliseconds(300) : null);
        var started = Stopwatch.GetTimestamp();

        var failure = await Record.ExceptionAsync(() => client.Send(Outgoing.Mail()));

        Assert.IsType(isForGood ? typeof(MailRefusedException) : typeof(MailUndeliveredException), failure);
        Assert.Equal(isForGood, failure is PermanentFailureException);
        Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(10));
        Assert.DoesNotContain("customer@example.com", $"{failure}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failure_says_which_step_and_the_numbers_of_the_answer()
    {
        await using ScriptedServer server = new();
        server.Script["RCPT"] = "550 5.1.1 customer@example.com: nobody here";
        await using SendingClient client = new(server.Port);

        var failure = await Assert.ThrowsAsync<MailRefusedException>(() => client.Send(Outgoing.Mail()));

        Assert.Equal("The mail server answered RCPT with 550 5.1.1.", failure.Message);
    }

    [Fact]
    public async Task A_server_that_is_not_there_may_be_there_later()
    {
        int port;
        await using (ScriptedServer gone = new()) port = gone.Port;
        await using SendingClient client = new(port);

        await Assert.ThrowsAsync<MailUndeliveredException>(() => client.Send(Outgoing.Mail()));
    }

    [Fact]
    public async Task After_every_fault_the_next_mail_goes_through()
    {
        await using ScriptedServer server = new();
        await using SendingClient client = new(server.Port, TimeSpan.FromSeconds(1));

        foreach (var (step, answer, _) in Faults().Select(row => row.Data).Where(fault => fault.Item2 is not Drips))
        {
            server.Script[step] = answer;
            await Assert.ThrowsAnyAsync<Exception>(() => client.Send(Outgoing.Mail("lost")));
            server.Script.Clear();
            // The greeting was said already where a connection was kept.
            server.HangUp();
            server.Mails.Clear();

            await client.Send(Outgoing.Mail($"after {step}"));

            Assert.Contains($"after {step}", Assert.Single(server.Mails), StringComparison.Ordinal);
            server.HangUp();
        }
    }
}
