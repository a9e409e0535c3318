using System.Globalization;
using OpenQA.Selenium;
using OpenQA.Selenium.Chrome;
using OpenQA.Selenium.Support.UI;
using Xunit;

namespace GpuEs.Tests.Watching;

/// <summary>A real Chromium without a window; Debian's packages chromium and chromium-driver bring it.</summary>
public sealed class Browser : IDisposable
{
    private const string Chromium = "/usr/bin/chromium";
    private const string DriverFolder = "/usr/bin";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly DirectoryInfo profile = Directory.CreateTempSubdirectory("gpues-browser-");
    private readonly Lazy<ChromeDriver> driver;

    public Browser() => driver = new(Start);

    /// <summary>Opens a page as a reader's machine would.</summary>
    /// <param name="address">A URL, or a file's path.</param>
    /// <param name="widthPixels">Of the viewport.</param>
    /// <param name="isDark">Whether the reader prefers dark colours.</param>
    /// <param name="isCalm">Whether the reader prefers reduced motion.</param>
    public void Open(string address, int widthPixels = 1000, bool isDark = false, bool isCalm = false)
    {
        bool isThere = File.Exists(Chromium) && File.Exists(Path.Combine(DriverFolder, "chromedriver"));
        if (Environment.GetEnvironmentVariable("GPUES_BROWSER") != "required")
            Assert.SkipUnless(isThere, $"{Chromium} and chromedriver are not installed; .ci/run installs them");
        driver.Value.ExecuteCdpCommand("Emulation.setDeviceMetricsOverride", new()
        {
            ["width"] = widthPixels,
            ["height"] = 900,
            ["deviceScaleFactor"] = 1,
            ["mobile"] = false,
        });
        driver.Value.ExecuteCdpCommand("Emulation.setEmulatedMedia", new()
        {
            ["features"] = new object[]
            {
                new Dictionary<string, object> { ["name"] = "prefers-color-scheme", ["value"] = isDark ? "dark" : "light" },
                new Dictionary<string, object> { ["name"] = "prefers-reduced-motion", ["value"] = isCalm ? "reduce" : "no-preference" },
            },
        });
        driver.Value.Navigate().GoToUrl(File.Exists(address) ? new Uri(Path.GetFullPath(address)).AbsoluteUri : address);
    }

    /// <summary>What a script's expression comes to.</summary>
    public TValue Read<TValue>(string expression) => (TValue)Evaluate(expression)!;

    /// <summary>Numbers that a script's expression comes to.</summary>
    public double[] Numbers(string expression) =>
        [.. Read<IReadOnlyCollection<object>>(expression).Select(value => Convert.ToDouble(value, CultureInfo.InvariantCulture))];

    /// <summary>Waits until a script's expression is true.</summary>
    public void WaitFor(string expression) =>
        new WebDriverWait(driver.Value, Patience) { Message = expression }.Until(_ => Evaluate($"Boolean({expression})") is true);

    /// <summary>The element of a CSS selector.</summary>
    public IWebElement Find(string selector) => driver.Value.FindElement(By.CssSelector(selector));

    /// <summary>What the page's console was told, and what could not be loaded, since the last call.</summary>
    public string[] Complaints() => [.. driver.Value.Manage().Logs.GetLog(LogType.Browser).Select(entry => entry.ToString())];

    public void Dispose()
    {
        if (driver.IsValueCreated)
            driver.Value.Dispose();
        profile.Delete(recursive: true);
    }

    private object? Evaluate(string expression) => driver.Value.ExecuteScript($"return {expression};");

    private ChromeDriver Start()
    {
        var options = new ChromeOptions { BinaryLocation = Chromium };
        options.AddArguments(
            "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync",
            "--disable-dev-shm-usage", $"--user-data-dir={profile.FullName}");
        options.SetLoggingPreference(LogType.Browser, LogLevel.All);
        return new ChromeDriver(ChromeDriverService.CreateDefaultService(DriverFolder, "chromedriver"), options);
    }
}
