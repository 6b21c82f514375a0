using System.Globalization;
using System.Text.RegularExpressions;

namespace CleanTemplate.Infrastructure.Mail.Mime;

/// <summary>Addresses as mail servers everywhere take them: ASCII, without quotes or comments.</summary>
internal static partial class MailAddresses
{
    private const int Longest = 254;

    public static bool IsPossible(string address) => Ascii(address) is not null;

    /// <exception cref="MailRefusedException">No mail can get there.</exception>
    public static string Possible(string address) => Ascii(address) ?? throw new MailRefusedException("The address is not one that mail can be sent to.");

    private static string? Ascii(string address)
    {
        var at = address.LastIndexOf('@');
        if (at < 0 || address.Length > Longest) return null;
        try
        {
            var ascii = $"{address[..at]}@{new IdnMapping().GetAscii(address[(at + 1)..])}";
            return ascii.Length <= Longest && Form().IsMatch(ascii) ? ascii : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private const string Atom = "[a-zA-Z0-9!#$%&'*+/=?^_`{|}~-]+", Label = "[a-zA-Z0-9]([a-zA-Z0-9-]*[a-zA-Z0-9])?";

    [GeneratedRegex($@"\A{Atom}(\.{Atom})*@{Label}(\.{Label})*\z", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Form();
}
