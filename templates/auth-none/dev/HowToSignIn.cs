namespace CleanTemplate.Dev;

internal static class HowToSignIn
{
    public const string Text = "send the header 'Authorization: Development customer', or manager, or admin (in Development only)";
}
