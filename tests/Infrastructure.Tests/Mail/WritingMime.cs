using System.Text;
using CleanTemplate.Application.Common.Mail;
using CleanTemplate.Infrastructure.Mail;

namespace CleanTemplate.Infrastructure.Tests.Mail;

public sealed class WritingMime
{
    private static readonly string[] Texts =
    [
        "Hello.",
        "Grüße, Ωμέγα, 山田, 🙂",
        "1 + 1 = 2, =3D",
        ".\n..\n.dots at the beginning",
        "white space at the end \n\tand\t\nin between",
        new('x', 5_000),
        $"http://localhost/reset#user=1&token={new string('x', 300)}%3D%3D",
        string.Concat(Enumerable.Repeat("🙂", 400)),
        "",
    ];

    [Fact]
    public void Text_and_html_arrive_as_they_were_written()
    {
        foreach (var text in Texts)
        {
            var opened = Outgoing.Opened(new(Outgoing.Customer, "A mail", text, $"<p>{text}</p>"));

            Assert.Equal((text, $"<p>{text}</p>"), (opened.Text, opened.Html));
        }
    }

    [Fact]
    public void Whatever_is_written_the_lines_are_short_ascii_and_end_with_crlf()
    {
        foreach (var text in Texts)
        {
            var written = Outgoing.Composer().Compose(new(Outgoing.Customer, text, text, text)).Content;

            var lines = Encoding.Latin1.GetString(written).Split("\r\n");
            Assert.All(lines, line => Assert.True(line.Length <= 78 && line.All(letter => letter is >= ' ' and < (char)127), line));
        }
    }

    [Fact]
    public void A_name_that_is_a_script_is_shown_and_not_run()
    {
        var opened = Outgoing.Opened(Letter.To("<script>alert(1)</script>").About("A mail", Outgoing.Customer));

        Assert.Equal("Hello <script>alert(1)</script>,", opened.Text);
        Assert.Contains("<p>Hello &lt;script&gt;alert(1)&lt;/script&gt;,</p>", opened.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", opened.Html, StringComparison.Ordinal);
    }

    [Theory, InlineData("A mail"), InlineData("Grüße 山田"), InlineData("=?utf-8?B?eA==?="), InlineData("🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂 and more"), InlineData("")]
    [InlineData("A subject that goes on for so long that no line of a header should have it at once, and then some")]
    public void A_subject_arrives_as_it_was_written(string subject) =>
        Assert.Equal(subject, Outgoing.Opened(new(Outgoing.Customer, subject, "x", "x")).Subject);

    [Fact]
    public void A_short_english_subject_is_written_as_it_is() =>
        Assert.Contains("\r\nSubject: Confirm your e-mail address\r\n", Outgoing.Written(Outgoing.Mail(subject: "Confirm your e-mail address")), StringComparison.Ordinal);

    [Fact]
    public void A_subject_adds_no_header()
    {
        var opened = Outgoing.Opened(new(Outgoing.Customer, "A mail\r\nBcc: stranger@example.com\n\rX: y", "x", "x"));

        Assert.Equal(["From", "To", "Subject", "Date", "Message-Id", "Auto-Submitted", "MIME-Version", "Content-Type"], opened.Headers.Keys);
        Assert.Equal("A mail  Bcc: stranger@example.com  X: y", opened.Subject);
    }

    [Theory]
    [InlineData("customer@example.com\r\nBcc: stranger@example.com"), InlineData("customer@example.com> SIZE=1"), InlineData("<customer@example.com>")]
    [InlineData("customer"), InlineData("@example.com"), InlineData("customer@"), InlineData("two words@example.com"), InlineData("\"quoted\"@example.com")]
    [InlineData("custömer@example.com"), InlineData("customer@example..com"), InlineData("customer@-example.com"), InlineData("customer@example.com\n"), InlineData(".customer@example.com"), InlineData("")]
    public void An_address_that_mail_cannot_be_sent_to_is_refused_for_good_and_not_repeated(string address)
    {
        var refused = Assert.Throws<MailRefusedException>(() => Outgoing.Written(new(address, "A mail", "x", "x")));

        Assert.Equal("The address is not one that mail can be sent to.", refused.Message);
    }

    [Fact]
    public void A_domain_of_another_alphabet_is_written_in_ascii() =>
        Assert.Equal("customer@xn--mller-kva.example.com", Outgoing.Composer().Compose(Outgoing.Mail(to: "customer@müller.example.com")).To);

    [Fact]
    public void A_mail_says_when_it_was_written() =>
        Assert.Equal("Thu, 01 Jan 2026 12:00:00 +0000", Outgoing.Opened(Outgoing.Mail()).Headers["Date"]);

    [Fact]
    public void The_same_mail_of_the_same_event_has_the_same_id_and_is_the_same_to_the_last_byte()
    {
        Assert.Equal(Outgoing.Written(Outgoing.Mail(), "event 1"), Outgoing.Written(Outgoing.Mail(), "event 1"));
        Assert.Matches("^<[0-9a-f]{32}@example.com>$", Outgoing.Opened(Outgoing.Mail(), "event 1").MessageId);
    }

    [Fact]
    public void Another_event_another_reader_and_another_subject_have_other_ids() => Assert.Distinct(
    [
        Outgoing.Opened(Outgoing.Mail(), "event 1").MessageId,
        Outgoing.Opened(Outgoing.Mail(), "event 2").MessageId,
        Outgoing.Opened(Outgoing.Mail(to: "manager@example.com"), "event 1").MessageId,
        Outgoing.Opened(Outgoing.Mail(subject: "Another"), "event 1").MessageId,
    ]);

    [Fact]
    public void Without_an_event_every_mail_has_an_id_of_its_own() =>
        Assert.NotEqual(Outgoing.Opened(Outgoing.Mail()).MessageId, Outgoing.Opened(Outgoing.Mail()).MessageId);
}
